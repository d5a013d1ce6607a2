import { credentials, identity, refusal, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { expect, test, vi } from "vitest";
import { withOperations } from "../src/client/sts.js";
import { BaseSTSClient } from "../src/client/sts-client.js";
import { AssumeRoleCommand } from "../src/commands/AssumeRoleCommand.js";
import { AssumeRoleWithWebIdentityCommand } from "../src/commands/AssumeRoleWithWebIdentityCommand.js";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";
import { AbortError } from "../src/errors/transport.js";

const whoAmI = () => new GetCallerIdentityCommand();
const reset = () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

test("a call sends one signed POST and returns the output", async () => {
  const { client, requests } = scriptedClient([identity]);
  const output = await client.send(whoAmI());
  expect(output).toEqual({
    UserId: "AIDAEXAMPLE",
    Account: "123456789012",
    Arn: "arn:aws:iam::123456789012:user/alice",
    $metadata: { httpStatusCode: 200, requestId: "request-1", attempts: 1, totalRetryDelay: 0 },
  });
  expect(requests[0]).toMatchObject({
    method: "POST",
    protocol: "https:",
    hostname: "sts.eu-west-1.amazonaws.com",
    path: "/",
    body: "Action=GetCallerIdentity&Version=2011-06-15",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": "43",
      host: "sts.eu-west-1.amazonaws.com",
      "amz-sdk-request": "attempt=1; max=3",
      "x-amz-date": "20260102T030405Z",
    },
  });
  expect(requests[0]!.headers["authorization"]).toContain(
    "Credential=AKIDEXAMPLE/20260102/eu-west-1/sts/aws4_request",
  );
});

test.each<[given: unknown, message: string]>([
  [
    GetCallerIdentityCommand,
    "send takes a command, but the class GetCallerIdentityCommand was given. Write send(new GetCallerIdentityCommand({ … })), with the input in the command.",
  ],
  [{ RoleArn: "arn", RoleSessionName: "s" }, "a value of type object was given"],
  [undefined, "a value of type undefined was given"],
  [null, "null was given"],
])("send says what it takes when it is given something else", async (given, message) => {
  const { client } = scriptedClient([identity]);
  const send = client.send.bind(client) as (...given: unknown[]) => Promise<unknown>;
  await expect(send(given)).rejects.toThrow(message);
  const called = new Promise((_, reject) => send(given, {}, reject));
  await expect(called).rejects.toThrow(TypeError);
});

test("the four forms of send", async () => {
  const { client } = scriptedClient([identity]);
  expect((await client.send(whoAmI(), {})).Account).toBe("123456789012");
  const called = (send: (callback: (error: any, output?: any) => void) => void) =>
    new Promise((resolve, reject) =>
      send((error, output) => (error ? reject(error) : resolve(output.Account))),
    );
  await expect(called((callback) => client.send(whoAmI(), callback))).resolves.toBe("123456789012");
  await expect(called((callback) => client.send(whoAmI(), {}, callback))).resolves.toBe("123456789012");
  const refused = scriptedClient([refusal("AccessDenied", 403)]).client;
  await expect(called((callback) => refused.send(whoAmI(), callback))).rejects.toMatchObject({
    name: "AccessDenied",
  });
});

test("operations are methods of STS, with the callback in any of its positions", async () => {
  const { client } = scriptedClient([identity]);
  class STS extends withOperations(BaseSTSClient) {}
  const sts = Object.setPrototypeOf(client, STS.prototype) as InstanceType<typeof STS>;
  const account = (call: (callback: (error: any, output?: any) => void) => void) =>
    new Promise((resolve, reject) =>
      call((error, output) => (error ? reject(error) : resolve(output.Account))),
    );
  expect((await sts.getCallerIdentity()).Account).toBe("123456789012");
  expect(await account((callback) => sts.getCallerIdentity(callback))).toBe("123456789012");
  expect(await account((callback) => sts.getCallerIdentity({}, callback))).toBe("123456789012");
  expect(await account((callback) => sts.getCallerIdentity({}, {}, callback))).toBe("123456789012");
});

test("calls that share cached middleware share nothing else", async () => {
  const { client, requests } = scriptedClient([identity], { cacheMiddleware: true });
  const metadata = [];
  for (let i = 0; i < 2; i++) metadata.push((await client.send(whoAmI())).$metadata);
  expect(metadata.map(({ attempts }) => attempts)).toEqual([1, 1]);
  expect(requests.map(({ headers }) => headers["amz-sdk-request"])).toEqual([
    "attempt=1; max=3",
    "attempt=1; max=3",
  ]);
});

test("an endpoint that middleware changes is that of its call only", async () => {
  const options = { endpoint: { url: new URL("https://sts.example.com"), headers: { "x-given": ["yes"] } } };
  const { client, requests } = scriptedClient([identity], options as any);
  client.middlewareStack.addRelativeTo(
    (next: any, context: any) => async (args: any) => {
      context.endpointV2.url.pathname += "more/";
      context.endpointV2.headers["x-given"].push("more");
      return next(args);
    },
    { relation: "after", toMiddleware: "endpointV2Middleware" } as any,
  );
  for (let call = 0; call < 3; call++) await client.send(whoAmI());
  expect(requests.map(({ path }) => path)).toEqual(["/more/", "/more/", "/more/"]);
  expect(requests.map(({ headers }) => headers["x-given"])).toEqual(["yes, more", "yes, more", "yes, more"]);
});

test("middleware has the names and the order that other programs rely on", () => {
  const { client } = scriptedClient([]);
  expect(client.middlewareStack.identify()).toEqual([
    "loggerMiddleware - initialize",
    "deadlineMiddleware - initialize",
    "endpointV2Middleware - serialize",
    "serializerMiddleware - serialize",
    "contentLengthMiddleware - build",
    "getUserAgentMiddleware - build",
    "hostHeaderMiddleware - build",
    "recursionDetectionMiddleware - build",
    "httpAuthSchemeMiddleware - finalizeRequest",
    "retryMiddleware - finalizeRequest",
    "httpSigningMiddleware (a.k.a. apiKeyMiddleware,tokenMiddleware,awsAuthMiddleware) - finalizeRequest",
    "deserializerMiddleware - deserialize",
    "requestCheckMiddleware - deserialize",
  ]);
});

test("a command's own middleware runs for that command only", async () => {
  const { client, requests } = scriptedClient([identity]);
  const marked = whoAmI();
  marked.middlewareStack.add(
    (next: any) => async (args: any) => {
      args.request.headers["x-marked"] = "yes";
      return next(args);
    },
    { step: "build" } as any,
  );
  await client.send(marked);
  await client.send(whoAmI());
  expect(requests.map(({ headers }) => headers["x-marked"])).toEqual(["yes", undefined]);
});

test("transient failures are retried after a delay, three attempts in all", async () => {
  const { client, requests, sentAt, time } = scriptedClient([reset()]);
  const start = time.now();
  const error: any = await time.run(client.send(whoAmI())).catch((e) => e);
  expect(error).toMatchObject({ code: "ECONNRESET", $metadata: { attempts: 3, totalRetryDelay: 75 } });
  expect(sentAt.map((at) => at - start)).toEqual([0, 25, 75]);
  expect(requests.map(({ headers }) => headers["amz-sdk-request"])).toEqual(
    [1, 2, 3].map((n) => `attempt=${n}; max=3`),
  );
  expect(new Set(requests.map(({ headers }) => headers["amz-sdk-invocation-id"])).size).toBe(1);
});

test("a retry that succeeds reports the number of attempts", async () => {
  const { client, time } = scriptedClient([refusal("Throttling"), identity]);
  const { $metadata } = await time.run(client.send(whoAmI()));
  expect($metadata).toMatchObject({ attempts: 2, totalRetryDelay: 500 });
});

test("a smithy retry strategy decides about retries", async () => {
  const errorTypes: string[] = [];
  const token = { getRetryCount: () => 1, getRetryDelay: () => 0 };
  const retryStrategy = {
    acquireInitialRetryToken: async () => token,
    refreshRetryTokenForRetry: async (_: unknown, { errorType }: any) => {
      errorTypes.push(errorType);
      return token;
    },
    recordSuccess: vi.fn(),
  };
  const { client } = scriptedClient([refusal("AccessDenied", 403), identity], { retryStrategy });
  expect((await client.send(whoAmI())).$metadata.attempts).toBe(2);
  expect(errorTypes).toEqual(["CLIENT_ERROR"]);
  expect(retryStrategy.recordSuccess).toHaveBeenCalledOnce();
});

test.each([
  ["behind", 3_600_000],
  ["ahead", -3_600_000],
])("a clock that is an hour %s is corrected from the response, and the call is retried", async (_, skew) => {
  const serverTime = new Date(Date.UTC(2026, 0, 2, 3, 4, 5) + skew).toUTCString();
  const script = scriptedClient([refusal("SignatureDoesNotMatch", 403, { date: serverTime }), identity]);
  await script.time.run(script.client.send(whoAmI()));
  expect(script.requests).toHaveLength(2);
  expect(script.client.config.systemClockOffset).toBe(skew);
  expect(script.requests[1]!.headers["x-amz-date"]).not.toBe(script.requests[0]!.headers["x-amz-date"]);
});

test.each([
  ["a refusal for another reason", refusal("AccessDenied", 403, { date: new Date(0).toUTCString() }), {}],
  [
    "a response from a cache",
    refusal("RequestExpired", 400, { date: new Date(0).toUTCString(), age: "5" }),
    {},
  ],
  [
    "with disableClockSkewCorrection, a refusal",
    refusal("RequestExpired", 400, { date: new Date(0).toUTCString() }),
    { disableClockSkewCorrection: true },
  ],
  [
    "a refusal with a clock that is right",
    refusal("SignatureDoesNotMatch", 403, { date: new Date(Date.UTC(2026, 0, 2, 3, 4, 4)).toUTCString() }),
    {},
  ],
])("%s is not retried as clock skew", async (_, response, options) => {
  const { client, requests } = scriptedClient([response], options);
  await expect(client.send(whoAmI())).rejects.toThrow();
  expect(requests).toHaveLength(1);
});

test("unsigned operations need no credentials, and the global endpoint leaves them unsigned", async () => {
  const { client, requests } = scriptedClient([refusal("InvalidIdentityToken")], {
    credentials: undefined,
    useGlobalEndpoint: true,
  });
  await expect(
    client.send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn: "r", RoleSessionName: "s", WebIdentityToken: "t" }),
    ),
  ).rejects.toMatchObject({ name: "InvalidIdentityTokenException" });
  expect(requests[0]).toMatchObject({ hostname: "sts.amazonaws.com" });
  expect(requests[0]!.headers["authorization"]).toBeUndefined();
});

test("missing credentials and regions are named, with the remedy", async () => {
  await expect(scriptedClient([], { credentials: undefined }).client.send(whoAmI())).rejects.toThrow(
    "Credentials are missing. Pass credentials.",
  );
  await expect(scriptedClient([], { region: undefined }).client.send(whoAmI())).rejects.toThrow(
    /^Region is missing/,
  );
  await expect(
    scriptedClient([], { credentials: { accessKeyId: "a" } as any }).client.send(whoAmI()),
  ).rejects.toThrow("credentials have no secretAccessKey");
});

test("a credentials provider is called once for many calls, and again shortly before expiry", async () => {
  let calls = 0;
  const { client, time } = scriptedClient([identity], {
    credentials: async () => ({
      ...credentials,
      expiration: new Date(Date.UTC(2026, 0, 2, 4, 0, 0) + calls++ * 3_600_000),
    }),
  });
  await Promise.all(Array.from({ length: 10 }, () => client.send(whoAmI())));
  expect(calls).toBe(1);
  time.set(Date.UTC(2026, 0, 2, 3, 56));
  await client.send(whoAmI());
  expect(calls).toBe(2);
});

test("an abort ends the wait between attempts, and leaves no timer", async () => {
  const { client, time, requests } = scriptedClient([reset()]);
  const controller = new AbortController();
  const call = client.send(whoAmI(), { abortSignal: controller.signal }).catch((e: unknown) => e);
  await vi.waitUntil(() => time.waiting > 0);
  controller.abort("enough");
  const error = await call;
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(requests).toHaveLength(1);
  expect(time.waiting).toBe(0);
});

test("an abort ends the wait for credentials", async () => {
  const controller = new AbortController();
  const { client } = scriptedClient([], { credentials: () => new Promise(() => {}) });
  const call = client.send(whoAmI(), { abortSignal: controller.signal });
  controller.abort();
  await expect(call).rejects.toBeInstanceOf(AbortError);
});

test("the logger gets input and output, without secrets", async () => {
  const entries: unknown[] = [];
  const logger = {
    debug() {},
    info: (entry: unknown) => entries.push(entry),
    warn() {},
    error: (entry: unknown) => entries.push(entry),
  };
  const { client } = scriptedClient([refusal("AccessDenied", 403)], { logger });
  const input = {
    RoleArn: "r",
    RoleSessionName: "s",
    TokenCode: "123456",
    ExternalId: "shared-secret",
    SerialNumber: "mfa",
  };
  await expect(client.send(new AssumeRoleCommand(input))).rejects.toThrow();
  expect(entries).toMatchObject([
    {
      clientName: "STSClient",
      commandName: "AssumeRoleCommand",
      input: { RoleArn: "r", SerialNumber: "mfa" },
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/123456|shared-secret/);
});

test("extensions read and set options", async () => {
  const { client, requests } = scriptedClient([identity], {
    extensions: [
      {
        configure(configuration) {
          configuration.setRegion("ap-south-1");
          configuration.setCredentials({ accessKeyId: "AKIDOTHER", secretAccessKey: "s" });
          const handler = configuration.httpHandler();
          configuration.setHttpHandler({ handle: (request, options) => handler.handle(request, options) });
        },
      },
    ],
  });
  await client.send(whoAmI());
  expect(requests[0]!.hostname).toBe("sts.ap-south-1.amazonaws.com");
  expect(requests[0]!.headers["authorization"]).toContain("AKIDOTHER/20260102/ap-south-1");
});

test.each([
  [undefined],
  [{}],
  [{ statusCode: 200, body: "" }],
  [{ response: {} }],
  [{ response: { statusCode: "200" } }],
])("a request handler that resolves to %j is told what it must resolve to", async (result: any) => {
  const handle = vi.fn(async () => result);
  const { client } = scriptedClient([], { requestHandler: { handle } as any });
  await expect(client.send(whoAmI())).rejects.toMatchObject({
    name: "TypeError",
    message:
      "The method handle of requestHandler resolved to something else than { response: { statusCode, headers, body } } with a number as statusCode.",
    $metadata: { attempts: 1 },
  });
  expect(handle).toHaveBeenCalledTimes(1);
});

test("the request handler of an existing client can be replaced", async () => {
  const { client, requests } = scriptedClient([identity]);
  const replacement = scriptedClient([identity]);
  client.config.requestHandler = replacement.client.config.requestHandler;
  await client.send(whoAmI());
  expect([requests.length, replacement.requests.length]).toEqual([0, 1]);
});
