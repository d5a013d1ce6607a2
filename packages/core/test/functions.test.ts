import {
  credentials,
  identity,
  refusal,
  type ScriptedResponse,
  scriptedClient,
} from "@stskit/e2e-support/core/scripted-client";
import { element, text } from "@stskit/e2e-support/core/xml";
import { rejection } from "@stskit/e2e-support/rejection";
import { describe, expect, it } from "vitest";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";
import { operationFunctions, signingWith } from "../src/functions/operation-function.js";
import { sharedState } from "../src/functions/shared-state.js";
import { assumeRoleWithWebIdentity } from "../src/operations/assume-role-with-web-identity.js";
import { getCallerIdentity } from "../src/operations/get-caller-identity.js";
import { RequestHandler } from "../src/transport/request-handler.js";

// That functions send what a client sends is shown on every runtime, by e2e/scenarios. Here: what lies between the calls.

const inRegion = { region: "eu-west-1", credentials };
const failing: ScriptedResponse = { statusCode: 500, body: "" };

/** Functions whose server is a script and whose clock is virtual. */
function scriptedFunctions(responses: ScriptedResponse[]) {
  const { platform, ...script } = scriptedClient(responses);
  const { signer, ...runtime } = platform;
  const shared = sharedState();
  const signed = operationFunctions(runtime, shared, { signing: signingWith(signer) });
  return {
    ...script,
    platform,
    getCallerIdentity: signed(getCallerIdentity),
    assumeRoleWithWebIdentity: operationFunctions(runtime, shared)(assumeRoleWithWebIdentity),
  };
}

const signedAt = ({ headers }: { headers: Record<string, string> }) => headers["x-amz-date"];

describe("between calls", () => {
  it("the offset of the service's clock is kept", async () => {
    const responses: ScriptedResponse[] = [];
    const { getCallerIdentity, requests, time } = scriptedFunctions(responses);
    const date = new Date(time.now() + 3_600_000).toUTCString();
    responses.push(refusal("RequestTimeTooSkewed", 403, { date }), identity);
    await time.run(getCallerIdentity({}, inRegion));
    await time.run(getCallerIdentity({}, inRegion));
    const [first, second, third] = requests.map(signedAt);
    expect(requests).toHaveLength(3);
    expect(third).toBe(second);
    expect(second).not.toBe(first);
  });

  it("what is known of an endpoint's clock isn't used for another", async () => {
    const responses: ScriptedResponse[] = [];
    const { getCallerIdentity, requests, time } = scriptedFunctions(responses);
    const date = new Date(time.now() + 3_600_000).toUTCString();
    responses.push({ ...(identity as object), headers: { date } }, identity);
    await time.run(getCallerIdentity({}, { ...inRegion, endpoint: "https://ahead.example.com" }));
    await time.run(getCallerIdentity({}, inRegion));
    expect(signedAt(requests[1]!)).toBe(signedAt(requests[0]!));
  });

  it("the budget for retries is kept, so that an outage isn't made worse", async () => {
    const { getCallerIdentity, requests, time } = scriptedFunctions([failing]);
    const calls = 30;
    for (let call = 0; call < calls; call++) await rejection(time.run(getCallerIdentity({}, inRegion)));
    // 500 pays for 35 retries at 14 each, and each call has a first attempt.
    expect(requests).toHaveLength(calls + 35);
    await rejection(time.run(getCallerIdentity({}, { ...inRegion, endpoint: "https://other.example.com" })));
    expect(requests).toHaveLength(calls + 35 + 3);
  });

  it("credentials aren't: the provider is asked for each call, and told of those that were refused", async () => {
    const { getCallerIdentity, time } = scriptedFunctions([refusal("ExpiredToken"), identity]);
    const refused: unknown[] = [];
    let asked = 0;
    const provider = Object.assign(
      async () => {
        asked += 1;
        return credentials;
      },
      {
        refused,
        invalidate(given: unknown) {
          this.refused.push(given);
        },
      },
    );
    await rejection(time.run(getCallerIdentity({}, { ...inRegion, credentials: provider })));
    await time.run(getCallerIdentity({}, { ...inRegion, credentials: provider }));
    expect({ asked, refused }).toEqual({ asked: 2, refused: [credentials] });
  });
});

describe("an option", () => {
  it("requestHandler sends the requests", async () => {
    const { getCallerIdentity, requests } = scriptedFunctions([failing]);
    const { platform, requests: sent } = scriptedClient([identity]);
    await getCallerIdentity({}, { ...inRegion, requestHandler: new RequestHandler({}, platform) });
    expect([requests.length, sent.length]).toEqual([0, 1]);
  });

  it("maxAttempts, signal and timeout hold for the call", async () => {
    const { getCallerIdentity, requests, time } = scriptedFunctions([failing]);
    await rejection(time.run(getCallerIdentity({}, { ...inRegion, maxAttempts: 1 })));
    expect(requests).toHaveLength(1);
    const aborted = AbortSignal.abort();
    expect(await rejection(getCallerIdentity({}, { ...inRegion, signal: aborted }))).toMatchObject({
      name: "AbortError",
    });
    const late = rejection(time.run(getCallerIdentity({}, { ...inRegion, timeout: 10 })));
    expect(await late).toMatchObject({ name: "TimeoutError" });
  });

  it.each([
    ["abortSignal", 'Unknown option "abortSignal" of GetCallerIdentity. Did you mean "signal"?'],
    ["regoin", 'Unknown option "regoin" of GetCallerIdentity. Did you mean "region"?'],
    ["logger", 'Unknown option "logger" of GetCallerIdentity.'],
    [
      "secretAccessKey",
      "accessKeyId, secretAccessKey, sessionToken are no options of GetCallerIdentity. " +
        "Give credentials: { accessKeyId, secretAccessKey, sessionToken }.",
    ],
  ])("%s, which there isn't, is warned of", async (name, message) => {
    const { getCallerIdentity, warnings } = scriptedFunctions([identity]);
    await getCallerIdentity({}, { ...inRegion, [name]: "wJalrXUtnFEMI" });
    expect(warnings).toEqual([{ message, code: "STSKIT_UNKNOWN_OPTION" }]);
  });

  it("credentials may be given to an unsigned operation, which doesn't use them", async () => {
    const { assumeRoleWithWebIdentity, requests, time, warnings } = scriptedFunctions([failing]);
    const input = {
      RoleArn: "arn:aws:iam::123456789012:role/r",
      RoleSessionName: "s",
      WebIdentityToken: "t",
    };
    await rejection(time.run(assumeRoleWithWebIdentity(input, inRegion)));
    expect(requests[0]!.headers["authorization"]).toBeUndefined();
    expect(warnings).toEqual([]);
  });
});

describe("a clear error", () => {
  it.each([
    ["no region", { credentials }, "Region is missing. Pass a region."],
    ["no credentials", { region: "eu-west-1" }, "Credentials are missing. Pass credentials."],
    [
      "options that are no object",
      "eu-west-1",
      "GetCallerIdentity takes its options as an object, but a value of type string was given. " +
        'Give { region: "eu-west-1" }, for example.',
    ],
    [
      "a request handler's options instead of a handler",
      { ...inRegion, requestHandler: { requestTimeout: 1_000 } },
      "requestHandler has no method handle. Pass what requestHandler(options) returns, or another request handler.",
    ],
    [
      "credentials that are neither keys nor a provider",
      { region: "eu-west-1", credentials: "AKIDEXAMPLE" },
      "A credentials provider is of type string, but must be a function that resolves to { accessKeyId, secretAccessKey, sessionToken?, expiration? }.",
    ],
    [
      "a controller instead of its signal",
      { ...inRegion, signal: new AbortController() },
      "signal is no AbortSignal. Pass that of an AbortController, controller.signal, for example.",
    ],
    [
      "an attempt limit out of range",
      { ...inRegion, maxAttempts: 0 },
      "maxAttempts is 0, but must be a whole number from 1.",
    ],
  ])("%s", async (_, options, message) => {
    const { getCallerIdentity, requests } = scriptedFunctions([identity]);
    expect(await rejection(getCallerIdentity({}, options as never))).toMatchObject({
      name: "TypeError",
      message,
    });
    expect(requests).toEqual([]);
  });

  it("without the token of the call, wherever the service repeats it", async () => {
    const WebIdentityToken = "eyJhbGciOiJSUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl";
    const { assumeRoleWithWebIdentity } = scriptedFunctions([
      { statusCode: 400, body: `<p>No such token: ${WebIdentityToken}</p>` },
    ]);
    const input = { RoleArn: "arn:aws:iam::123456789012:role/r", RoleSessionName: "s", WebIdentityToken };
    const error = await rejection(assumeRoleWithWebIdentity(input, inRegion));
    expect(error.message).toContain("No such token");
    expect(error.message).not.toContain(WebIdentityToken);
  });
});

const answering = (operation: string, ...members: string[]): ScriptedResponse => ({
  body: element(`${operation}Response`, element(`${operation}Result`, ...members)),
});
const webIdentity = {
  RoleArn: "arn:aws:iam::123456789012:role/r",
  RoleSessionName: "s",
  WebIdentityToken: "t",
};
const credentialsWithoutToken = element(
  "Credentials",
  text("AccessKeyId", "ASIAEXAMPLE"),
  text("SecretAccessKey", "secret"),
);

describe("a response without a member that STS always sends is an error", () => {
  it.each([
    [
      "the result",
      answering("GetCallerIdentity", text("Account", "1")),
      "GetCallerIdentityResult has no UserId",
    ],
    ["the whole result", answering("GetCallerIdentity"), "GetCallerIdentityResult has no UserId"],
  ])("of %s", async (_, response, message) => {
    const { getCallerIdentity } = scriptedFunctions([response]);
    expect(await rejection(getCallerIdentity({}, inRegion))).toMatchObject({
      name: "MalformedResponse",
      message: `HTTP 200 from sts.eu-west-1.amazonaws.com: The response cannot be read: ${message}.`,
    });
  });

  it("of a structure in it, and shows no secret", async () => {
    const { assumeRoleWithWebIdentity, requests } = scriptedFunctions([
      answering("AssumeRoleWithWebIdentity", credentialsWithoutToken),
    ]);
    const error = await rejection(assumeRoleWithWebIdentity(webIdentity, { region: "eu-west-1" }));
    expect(error).toMatchObject({
      name: "MalformedResponse",
      message:
        "HTTP 200 from sts.eu-west-1.amazonaws.com: The response cannot be read: Credentials has no SessionToken.",
    });
    expect(requests).toHaveLength(1);
  });

  it("but not of a member that is promised by no one, or is empty", async () => {
    const { getCallerIdentity } = scriptedFunctions([
      answering("GetCallerIdentity", "<UserId/>", text("Account", "1"), text("Arn", "arn"), "<New/>"),
    ]);
    expect(await getCallerIdentity({}, inRegion)).toMatchObject({ UserId: "", Account: "1", Arn: "arn" });
    const { assumeRoleWithWebIdentity } = scriptedFunctions([
      answering(
        "AssumeRoleWithWebIdentity",
        element(
          "Credentials",
          text("AccessKeyId", "ASIAEXAMPLE"),
          text("SecretAccessKey", "secret"),
          text("SessionToken", "token"),
          text("Expiration", "2030-01-02T03:04:05Z"),
        ),
        // As Ceph and MinIO send it.
        element("AssumedRoleUser", text("Arn", ""), text("AssumeRoleId", "")),
      ),
    ]);
    expect(await assumeRoleWithWebIdentity(webIdentity, { region: "eu-west-1" })).toMatchObject({
      Credentials: { SessionToken: "token" },
      AssumedRoleUser: { Arn: "" },
    });
  });

  it("but not for a client, whose programs' tests may respond with what they read", async () => {
    const { client } = scriptedClient([answering("GetCallerIdentity", text("Account", "1"))]);
    expect(await client.send(new GetCallerIdentityCommand())).toMatchObject({ Account: "1" });
  });
});
