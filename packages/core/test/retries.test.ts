import {
  identity,
  refusal,
  type ScriptedResponse,
  scriptedClient,
} from "@stskit/e2e-support/core/scripted-client";
import { expect, test } from "vitest";
import { AssumeRoleWithWebIdentityCommand } from "../src/commands/AssumeRoleWithWebIdentityCommand.js";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";
import { sleep } from "../src/deadline/time.js";

// Retries as the server sees them: how many attempts, and when. The virtual clock's jitter is 0.5.

const system = (code: string) => Object.assign(new Error(code), { code });
const status = (statusCode: number): ScriptedResponse => ({ statusCode, headers: {}, body: "" });
const BACKOFF = [0, 25, 75];
const THROTTLED = [0, 500, 1_500];

async function attempts(
  responses: ScriptedResponse[],
  options: object = {},
  command: any = new GetCallerIdentityCommand(),
) {
  const { client, time, sentAt } = scriptedClient(responses, options);
  const start = time.now();
  const result: any = await time.run(client.send(command)).catch((error: unknown) => error);
  expect(time.waiting).toBe(0);
  return { at: sentAt.map((sent) => sent - start), result };
}

test.each<[what: string, response: ScriptedResponse, at: number[]]>([
  ...[500, 502, 503, 504].map((code): [string, ScriptedResponse, number[]] => [
    `${code}`,
    status(code),
    BACKOFF,
  ]),
  ["429", status(429), THROTTLED],
  ...[
    "ECONNRESET",
    "ECONNREFUSED",
    "EPIPE",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EAI_AGAIN",
  ].map((code): [string, ScriptedResponse, number[]] => [code, system(code), BACKOFF]),
  ["TimeoutError", Object.assign(new Error("late"), { name: "TimeoutError" }), BACKOFF],
  ["RequestTimeout", refusal("RequestTimeout"), BACKOFF],
  ["RequestTimeoutException", refusal("RequestTimeoutException"), BACKOFF],
  ["IDPCommunicationError", refusal("IDPCommunicationError"), BACKOFF],
  ...[
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottled",
    "RequestThrottledException",
    "TooManyRequestsException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
  ].map((code): [string, ScriptedResponse, number[]] => [code, refusal(code), THROTTLED]),
  ["fetch's failure", new TypeError("Failed to fetch"), BACKOFF],
  ["400", status(400), [0]],
  ["403", status(403), [0]],
  ["404", status(404), [0]],
  ["501", status(501), [0]],
  ["a redirect", status(307), [0]],
  ["AccessDenied", refusal("AccessDenied", 403), [0]],
  ["ExpiredToken", refusal("ExpiredToken", 403), [0]],
  ["InvalidIdentityToken", refusal("InvalidIdentityToken"), [0]],
  ["an untrusted certificate", system("DEPTH_ZERO_SELF_SIGNED_CERT"), [0]],
  ["a response that is not from STS", { statusCode: 200, headers: {}, body: "<html>" }, [0]],
])("%s", async (_, response, at) => {
  const { at: seen, result } = await attempts([response]);
  expect(seen).toEqual(at);
  expect(result.$metadata).toMatchObject({ attempts: at.length, totalRetryDelay: at.at(-1) });
});

test.each<[what: string, headers: Record<string, string>, at: number[]]>([
  ["Retry-After in seconds", { "retry-after": "2" }, [0, 2_000, 4_000]],
  ["Retry-After as a date", { "retry-after": "Fri, 02 Jan 2026 03:04:08 GMT" }, [0, 3_000, 3_050]],
  ["x-amz-retry-after in milliseconds", { "x-amz-retry-after": "700" }, [0, 700, 1_400]],
  ["no more than 5 s above the backoff", { "retry-after": "3600" }, [0, 5_025, 10_075]],
  ["a malformed hint is ignored", { "retry-after": "soon" }, BACKOFF],
])("a hint: %s", async (_, headers, at) => {
  expect((await attempts([{ statusCode: 503, headers, body: "" }])).at).toEqual(at);
});

test("maxAttempts includes the first attempt", async () => {
  expect((await attempts([status(500)], { maxAttempts: 1 })).at).toEqual([0]);
  expect((await attempts([status(500)], { maxAttempts: async () => 5 })).at).toEqual([0, 25, 75, 175, 375]);
});

test("a client without retry tokens does not retry, until successes have earned new ones", async () => {
  const responses: ScriptedResponse[] = Array.from({ length: 60 }, () => status(500));
  const { client, requests, time } = scriptedClient([...responses, identity]);
  const send = () => time.run(client.send(new GetCallerIdentityCommand())).catch((error) => error);
  // 500 tokens pay for 35 retries of 14: 17 calls of two and one call of one.
  for (let call = 0; call < 18; call++) await send();
  expect(requests).toHaveLength(18 + 35);
  await send();
  expect(requests).toHaveLength(18 + 35 + 1);
  while ((await send()) instanceof Error);
  const before = requests.length;
  // The successes earn one token each, and 10 are left.
  for (let call = 0; call < 20; call++) await send();
  expect(requests).toHaveLength(before + 20);
});

test("adaptive mode slows down calls after throttling", async () => {
  const responses: ScriptedResponse[] = Array.from({ length: 30 }, () => refusal("Throttling"));
  const { client, time } = scriptedClient([...responses, identity], {
    retryMode: "adaptive",
    maxAttempts: 1,
  });
  const send = () => time.run(client.send(new GetCallerIdentityCommand())).catch((error) => error);
  for (let call = 0; call < 30; call++) await send();
  const throttled = time.now();
  for (let call = 0; call < 5; call++) await send();
  expect(time.now() - throttled).toBeGreaterThan(1_000);
});

test("adaptive mode: calls with a timeout succeed again once the service stops throttling", async () => {
  const throttling = { until: 0 };
  const { client, time } = scriptedClient([], { retryMode: "adaptive", timeout: 1_000 });
  const [throttled, success] = [refusal("Throttling"), identity].map((response) => ({
    statusCode: 200,
    headers: {},
    ...(response as object),
  }));
  client.config.requestHandler.handle = async () => ({
    response: (time.now() < throttling.until ? throttled : success) as any,
  });
  throttling.until = time.now() + 5_000;

  /** Makes a call every 50 ms. Resolves with the share that succeeded. */
  const successes = async (seconds: number) => {
    const calls: Promise<unknown>[] = [];
    for (let call = 0; call < seconds * 20; call++) {
      calls.push(client.send(new GetCallerIdentityCommand()).catch((error) => error));
      await time.run(sleep(time, 50));
    }
    const ends = await time.run(Promise.all(calls));
    return ends.filter((end) => !(end instanceof Error)).length / calls.length;
  };
  await successes(5);
  expect(await successes(25)).toBeGreaterThan(0.7);
  expect(time.waiting).toBe(0);
});

test("retryInvalidIdentityToken retries with longer delays", async () => {
  const command = () =>
    new AssumeRoleWithWebIdentityCommand({ RoleArn: "r", RoleSessionName: "s", WebIdentityToken: "t" });
  const invalid = refusal("InvalidIdentityToken");
  const { at, result } = await attempts([invalid], { retryInvalidIdentityToken: true }, command());
  expect(at).toEqual([0, 1_000, 3_000]);
  expect(result).toMatchObject({ name: "InvalidIdentityTokenException", $metadata: { attempts: 3 } });
  expect((await attempts([refusal("AccessDenied")], { retryInvalidIdentityToken: true })).at).toEqual([0]);
});

test.each<[what: string, signer: (fail: () => never) => any]>([
  ["cannot be created", (fail) => async () => fail()],
  ["cannot sign", (fail) => ({ sign: async () => fail() })],
])("a signer that %s fails the call without a retry", async (_, signer) => {
  let failures = 0;
  const fail = () => {
    failures++;
    throw Object.assign(new Error("The role cannot be assumed."), {
      $metadata: { httpStatusCode: 503, requestId: "of AssumeRole" },
    });
  };
  const { at, result } = await attempts([identity], { signer: signer(fail) });
  expect(result).toMatchObject({
    message: "The role cannot be assumed.",
    $metadata: { httpStatusCode: 503, requestId: "of AssumeRole", attempts: 1, totalRetryDelay: 0 },
  });
  expect(failures).toBe(1);
  expect(at).toEqual([]);
});
