import type { HttpResponse } from "@smithy/types";
import { element, text } from "@stskit/e2e-support/core/xml";
import { expect, test } from "vitest";
import { AssumeRoleCommand } from "../commands/AssumeRoleCommand.js";
import { AssumeRoleWithSAMLCommand } from "../commands/AssumeRoleWithSAMLCommand.js";
import { modelledErrors } from "../errors/modelled.js";
import { STSServiceException } from "../errors/service-exception.js";
import { fromResponse } from "./from-response.js";
import { XmlSyntaxError } from "./read-xml.js";

const withStatus = (statusCode: number, headers: Record<string, string> = {}): HttpResponse => ({
  statusCode,
  headers,
});
const read = async (
  document: string,
  response = withStatus(200),
  operation: any = AssumeRoleCommand.operation,
): Promise<any> => fromResponse(operation, response, document, "sts.example.com", false);

const success = element(
  "AssumeRoleResponse",
  element(
    "AssumeRoleResult",
    text("SourceIdentity", " as it is "),
    text("SomethingNew", "x"),
    text("PackedPolicySize", " 42\n"),
    element(
      "Credentials",
      text("Expiration", "2026-01-02T03:04:05Z"),
      text("SecretAccessKey", "s"),
      text("AccessKeyId", "a"),
    ),
  ),
  element("ResponseMetadata", text("RequestId", "from-document")),
);

test("reads members in any order, ignores unknown ones, and leaves absent ones out", async () => {
  expect(await read(success)).toEqual({
    SourceIdentity: " as it is ",
    PackedPolicySize: 42,
    Credentials: { AccessKeyId: "a", SecretAccessKey: "s", Expiration: new Date("2026-01-02T03:04:05Z") },
    $metadata: { httpStatusCode: 200, requestId: "from-document" },
  });
});

const entry = (...members: string[]) => element("entry", ...members);

test("reads the entries of a map that are complete, whatever their keys", async () => {
  const document = element(
    "AssumeRoleWithSAMLResponse",
    element(
      "AssumeRoleWithSAMLResult",
      element(
        "TrustedIdentityPropagationContext",
        element("OriginIdentity", text("Subject", "someone"), text("SubjectType", "user")),
        element(
          "TransactionContext",
          element(
            "IdentityProvider",
            entry(text("key", "team"), text("value", "a & b")),
            entry(text("value", ""), text("key", "__proto__")),
            entry(text("key", "without a value")),
            element("another", text("key", "k"), text("value", "v")),
          ),
        ),
      ),
    ),
  );
  const output = await read(document, undefined, AssumeRoleWithSAMLCommand.operation);
  expect(output.TrustedIdentityPropagationContext).toEqual({
    OriginIdentity: { Subject: "someone", SubjectType: "user" },
    TransactionContext: { IdentityProvider: { team: "a & b", ["__proto__"]: "" } },
  });
});

test.each([
  ["2026-01-02T03:04:05.678Z", 1_767_323_045_678],
  ["2026-01-02T05:04:05+02:00", 1_767_323_045_000],
  ["1767323045", 1_767_323_045_000],
])("reads the time %s", async (written, ms) => {
  const document = element(
    "AssumeRoleResponse",
    element("AssumeRoleResult", element("Credentials", text("Expiration", written))),
  );
  expect((await read(document)).Credentials.Expiration.getTime()).toBe(ms);
});

test("request ids in headers take precedence, in upper or lower case", async () => {
  const headers = { "X-Amzn-RequestId": "from-header", "x-amz-id-2": "extended", "x-amz-cf-id": "cf" };
  expect((await read(success, withStatus(200, headers))).$metadata).toEqual({
    httpStatusCode: 200,
    requestId: "from-header",
    extendedRequestId: "extended",
    cfId: "cf",
  });
});

test.each(modelledErrors.map((Class) => [Class.code, Class] as const))(
  "code %s becomes its class",
  async (code, Class) => {
    const document = element(
      "ErrorResponse",
      element("Error", text("Type", "Sender"), text("Code", code), text("Message", "No.")),
      text("RequestId", "r"),
    );
    const error = await read(document, withStatus(400)).catch((e) => e);
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(STSServiceException);
    expect(error).toMatchObject({
      message: "No.",
      $fault: "client",
      Code: code,
      Type: "Sender",
      Error: { Type: "Sender", Code: code, Message: "No." },
      $metadata: { httpStatusCode: 400, requestId: "r" },
    });
    expect(error.name).toBe(error.constructor.name);
    expect(error.$retryable !== undefined).toBe(code === "IDPCommunicationError");
  },
);

test.each([
  [
    "an unknown code",
    element("ErrorResponse", element("Error", text("Code", "ExpiredToken"))),
    403,
    "ExpiredToken",
    "client",
  ],
  [
    "an error in a list",
    element("Response", element("Errors", element("Error", text("Code", "Throttling")))),
    400,
    "Throttling",
    "client",
  ],
  [
    "an error as the root",
    element("Error", text("Code", "InternalFailure")),
    500,
    "InternalFailure",
    "server",
  ],
  [
    "an error with a success status",
    element("ErrorResponse", element("Error", text("Code", "AccessDenied"))),
    200,
    "AccessDenied",
    "client",
  ],
  ["no code", element("html"), 503, "Unknown", "server"],
  ["no code at 404", element("html"), 404, "NotFound", "client"],
  ["another document", element("html"), 200, "MalformedResponse", "server"],
  [
    "another operation's response",
    element("GetSessionTokenResponse", element("GetSessionTokenResult")),
    200,
    "MalformedResponse",
    "server",
  ],
  [
    "a result under another root",
    element("html", element("AssumeRoleResult")),
    200,
    "MalformedResponse",
    "server",
  ],
  [
    "an invalid time",
    element(
      "AssumeRoleResponse",
      element("AssumeRoleResult", element("Credentials", text("Expiration", "soon"))),
    ),
    200,
    "MalformedResponse",
    "server",
  ],
  [
    "a time later than a Date can be",
    element(
      "AssumeRoleResponse",
      element("AssumeRoleResult", element("Credentials", text("Expiration", "99999999999999"))),
    ),
    200,
    "MalformedResponse",
    "server",
  ],
] as const)("%s is an STSServiceException", async (_, document, status, name, fault) => {
  const error = await read(document, withStatus(status)).catch((e) => e);
  expect(error).toBeInstanceOf(STSServiceException);
  expect(error).toMatchObject({ name, $fault: fault, $metadata: { httpStatusCode: status } });
});

const refused = (...members: string[]) =>
  read(element("ErrorResponse", element("Error", ...members)), withStatus(403)).catch((e) => e);

test("a code may be the name of a class, or have a namespace", async () => {
  expect(await refused(text("Code", "IDPCommunicationErrorException"))).toMatchObject({
    name: "IDPCommunicationErrorException",
    $retryable: {},
  });
  expect(await refused(text("Code", "com.amazonaws.sts#AccessDenied"))).toMatchObject({
    name: "AccessDenied",
    Code: "com.amazonaws.sts#AccessDenied",
  });
});

test("other members of an error become fields of the exception, unless they would hide one", async () => {
  const error = await refused(
    text("Code", "Odd"),
    text("Message", "No."),
    text("Detail", "more"),
    text("stack", "x"),
    text("__proto__", "x"),
    text("constructor", "x"),
  );
  expect(error).toMatchObject({ message: "No.", Detail: "more", Error: { Code: "Odd", Message: "No." } });
  expect(error.stack).not.toBe("x");
  expect(error.constructor).toBe(STSServiceException);
  expect(Object.keys(error)).not.toContain("Type");
});

test("an error has no more fields than anyone needs", async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => text(`Member${index}`, "x"));
  const error = await refused(text("Code", "Odd"), text("Message", "No."), ...many);
  expect(error).toMatchObject({ name: "Odd", message: "No.", Member0: "x" });
  expect(Object.keys(error).length).toBeLessThan(50);
});

test("an error without a code keeps its message", async () => {
  expect(await refused(text("Type", "Sender"), text("Message", "No."))).toMatchObject({
    name: "Unknown",
    message: "No.",
    Type: "Sender",
  });
});

test("the message for a body that is not XML shows its start, without possible secrets", async () => {
  const secret = "FwoGZXIvYXdzEBYaDHqa0AP/KEY+1234567890";
  const error = await read(
    `<html><h1>Sign in to the hotel's network</b> ${secret}${" and so on".repeat(50)}`,
  ).catch((e) => e);
  expect(error.message).toContain("HTTP 200");
  expect(error.message).toContain("</b> for <h1>");
  expect(error.message).toContain("Sign in to the hotel's network");
  expect(error.message).not.toContain(secret);
  expect(error.message.length).toBeLessThan(400);
  expect(error.cause).toBeInstanceOf(XmlSyntaxError);
});

test.each([200, 204, 503])("an empty body with status %i is an error", async (status) => {
  const error = await read(" \n", withStatus(status)).catch((e) => e);
  expect(error).toBeInstanceOf(STSServiceException);
  expect(error.message).toBe(`HTTP ${status} from sts.example.com: The response has no body.`);
});

test("element names cannot pollute prototypes", async () => {
  const document = element(
    "AssumeRoleResponse",
    element(
      "AssumeRoleResult",
      element("__proto__", text("polluted", "yes")),
      text("constructor", "x"),
      text("SourceIdentity", "me"),
    ),
  );
  const output = await read(document);
  expect(Object.keys(output)).toEqual(["SourceIdentity", "$metadata"]);
  expect(({} as any).polluted).toBeUndefined();
});
