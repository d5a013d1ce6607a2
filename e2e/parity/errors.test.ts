import fc from "fast-check";
import { describe, it } from "vitest";
import { useParity } from "./comparison/parity.js";
import { runs } from "./comparison/property.js";
import { errorBody, listedErrorBody, modelledErrors, unmodelledCodes } from "./generate/error-bodies.js";
import { operations } from "./model/incumbent-model.js";

const parity = useParity();
const once = { maxAttempts: 1 };

describe("a modelled error", () => {
  it.each(modelledErrors)("$code", async ({ code, status }) => {
    await parity.expect({
      operation: "AssumeRoleWithWebIdentity",
      config: once,
      responses: [{ status, body: errorBody({ code, message: "Token &lt;x&gt; refused" }) }],
    });
  });

  // The response contains the code; if the class has another name, the incumbent accepts that too.
  it.each(modelledErrors)("$name by the name of its class", async ({ name, status }) => {
    await parity.expect({
      operation: "AssumeRole",
      config: once,
      responses: [{ status, body: errorBody({ code: name }) }],
    });
  });
});

describe("an error that is not modelled", () => {
  it.each(unmodelledCodes)("%s", async (code) => {
    await parity.expect({
      operation: "AssumeRole",
      config: once,
      responses: [{ status: 403, body: errorBody({ code }) }],
    });
  });
});

describe("a status", () => {
  const statuses = [300, 301, 307, 400, 401, 403, 404, 405, 408, 409, 413, 429, 499, 500, 501, 502, 503, 504];
  it.each(statuses)("%i with a code", async (status) => {
    const responses = [{ status, body: errorBody({ code: "UnheardOf", type: "Receiver" }) }];
    await parity.expect({ operation: "GetSessionToken", config: once, responses });
  });
  it.each(statuses)("%i with neither code nor body", async (status) => {
    await parity.expect({ operation: "GetSessionToken", config: once, responses: [{ status }] });
  });
});

describe("a body", () => {
  it.each([
    ["Errors/Error", listedErrorBody({ code: "ExpiredTokenException" })],
    ["Errors/Error, not modelled", listedErrorBody({ code: "AccessDenied" })],
    [
      "two errors in a list",
      "<Response><Errors><Error><Code>A</Code></Error><Error><Code>B</Code></Error></Errors></Response>",
    ],
    ["no code", errorBody({})],
    ["an empty code", errorBody({ code: "" })],
    ["an empty message", errorBody({ code: "AccessDenied", message: "" })],
    ["a namespaced code", errorBody({ code: "com.amazonaws.sts#AccessDenied" })],
    [
      "a lower-case message",
      "<ErrorResponse><Error><Code>AccessDenied</Code><message>no</message></Error></ErrorResponse>",
    ],
    ["only a code", "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"],
    [
      "more members",
      "<ErrorResponse><Error><Code>AccessDenied</Code><Detail>d</Detail></Error><Extra/></ErrorResponse>",
    ],
    ["an empty error", "<ErrorResponse><Error/></ErrorResponse>"],
    ["no error", "<ErrorResponse><RequestId>r</RequestId></ErrorResponse>"],
    [
      "a prefix",
      '<s:ErrorResponse xmlns:s="u"><s:Error><s:Code>AccessDenied</s:Code></s:Error></s:ErrorResponse>',
    ],
    ["HTML", "<html><head><title>502</title></head><body>Bad gateway</body></html>"],
    [
      "HTML that is no XML",
      "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><p>Bad<br>gateway</body></html>",
    ],
    ["JSON", '{"__type":"AccessDenied","message":"no"}'],
    ["plain text", "upstream connect error"],
    ["an end too early", errorBody({ code: "AccessDenied" }).slice(0, 120)],
  ])("%s", async (_, body) => {
    await parity.expect({ operation: "GetSessionToken", config: once, responses: [{ status: 403, body }] });
  });
});

it("any code and message, from any operation", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."abcDEF .:-_#"), maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations.map(({ name }) => name)),
      fc.oneof(fc.constantFrom(...modelledErrors.map(({ code }) => code), ...unmodelledCodes), text),
      text,
      fc.constantFrom(400, 403, 404, 409, 500, 503),
      (operation, code, message, status) =>
        parity.expect({
          operation,
          config: once,
          responses: [{ status, body: errorBody({ code, message }) }],
        }),
    ),
    runs(200),
  );
});
