import type { HttpRequest } from "@smithy/types";
import { identity, refusal, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { expect, test, vi } from "vitest";
import { BaseSTSClient } from "../src/client/sts-client.js";
import { GetCallerIdentityCommand } from "../src/commands/GetCallerIdentityCommand.js";
import { AbortError, TimeoutError } from "../src/errors/transport.js";
import type { TransportStatus } from "../src/platform.js";
import { RequestHandler } from "../src/transport/request-handler.js";

const whoAmI = () => new GetCallerIdentityCommand();
const never = () => new Promise<never>(() => {});
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("The call should have failed."),
    (error) => error,
  );

test("the timeout ends the wait between attempts, with the last attempt's error as its cause", async () => {
  const script = scriptedClient([refusal("Throttling")]);
  const { time } = script;
  const start = time.now();
  const error = await failure(time.run(script.client.send(whoAmI(), { timeout: 1_200 })));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({
    name: "TimeoutError",
    message: expect.stringContaining("within 1200 ms (timeout)"),
    cause: { name: "Throttling" },
    $metadata: { attempts: 2, totalRetryDelay: 1_500 },
  });
  expect(time.now() - start).toBe(1_200);
  expect(script.requests).toHaveLength(2);
  expect(time.waiting).toBe(0);
});

test("the client's timeout applies to calls without one, and 0 lifts it", async () => {
  const { client, time } = scriptedClient([refusal("Throttling")], { timeout: 100 });
  expect(await failure(time.run(client.send(whoAmI())))).toBeInstanceOf(TimeoutError);
  expect(await failure(time.run(client.send(whoAmI(), { timeout: 0 })))).toMatchObject({
    name: "Throttling",
  });
});

test.each([
  ["credentials", { credentials: never }],
  ["a region", { region: never }],
  ["an endpoint", { endpoint: never }],
])("the timeout and the abort signal end the wait for %s", async (_, options) => {
  const { client, time } = scriptedClient([identity], options);
  const late = await failure(time.run(client.send(whoAmI(), { timeout: 50 })));
  expect(late).toMatchObject({ name: "TimeoutError", $metadata: { attempts: expect.any(Number) } });
  const controller = new AbortController();
  const call = failure(client.send(whoAmI(), { abortSignal: controller.signal }));
  controller.abort("enough");
  expect(await call).toMatchObject({ name: "AbortError", cause: "enough", $metadata: { attempts: 0 } });
  expect(time.waiting).toBe(0);
});

test.each([
  ["an AbortController", () => new AbortController()],
  ["no AbortController", undefined],
])(
  "on an engine with %s, one signal tells the handler about deadline and abort",
  async (_, abortController) => {
    const { time, platform } = scriptedClient([]);
    const signals: any[] = [];
    const requestHandler = {
      handle(_request: unknown, options: any) {
        signals.push(options);
        return never();
      },
    };
    const options = {
      region: "eu-west-1",
      credentials: { accessKeyId: "a", secretAccessKey: "s" },
      requestHandler,
    };
    const client = new BaseSTSClient(
      { ...platform, ...(abortController && { abortController }) },
      options as any,
    );
    const listener = vi.fn();

    const late = failure(client.send(whoAmI(), { timeout: 10 }));
    await vi.waitUntil(() => signals.length === 1);
    signals[0].abortSignal.addEventListener("abort", listener);
    expect(await time.run(late)).toMatchObject({ name: "TimeoutError", $metadata: { attempts: 1 } });
    expect(listener).toHaveBeenCalledOnce();

    const controller = new AbortController();
    const aborted = failure(client.send(whoAmI(), { timeout: 10, abortSignal: controller.signal }));
    await vi.waitUntil(() => signals.length === 2);
    signals[1].abortSignal.addEventListener("abort", listener);
    controller.abort();
    expect(await aborted).toBeInstanceOf(AbortError);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(time.waiting).toBe(0);
  },
);

test("an aborted call is not retried, no matter how the handler fails", async () => {
  const { client, requests, time } = scriptedClient([identity]);
  const controller = new AbortController();
  client.config.requestHandler = {
    async handle(request) {
      requests.push(request);
      controller.abort();
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    },
  };
  const error = await failure(client.send(whoAmI(), { abortSignal: controller.signal }));
  expect(error).toMatchObject({ name: "AbortError", $metadata: { attempts: 1 } });
  expect(requests).toHaveLength(1);
  expect(time.waiting).toBe(0);
});

test("the logger gets the error when a deadline passes", async () => {
  const error = vi.fn();
  const logger = { debug() {}, info() {}, warn() {}, error };
  const { client, time } = scriptedClient([refusal("Throttling")], { logger });
  await failure(time.run(client.send(whoAmI(), { timeout: 100 })));
  await vi.waitUntil(() => error.mock.calls.length > 0);
  expect(error).toHaveBeenCalledWith(
    expect.objectContaining({ error: expect.objectContaining({ name: "TimeoutError" }) }),
  );
});

test("a call adds one listener to the caller's signal, and removes it", async () => {
  const { client, time } = scriptedClient([identity]);
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, "removeEventListener");
  const added = vi.spyOn(signal, "addEventListener");
  await client.send(whoAmI(), { abortSignal: signal });
  expect(added).toHaveBeenCalledTimes(1);
  await client.send(whoAmI(), { abortSignal: signal, timeout: 1_000 });
  expect(time.waiting).toBe(0);
  expect(added).toHaveBeenCalledTimes(2);
  expect(removed).toHaveBeenCalledTimes(2);
});

test("each attempt has a deadline with any request handler, and is retried when it passes", async () => {
  const { client, time } = scriptedClient([identity]);
  const seen: any[] = [];
  client.config.requestHandler = {
    handle(_request, options) {
      seen.push(options);
      return never();
    },
  };
  const error = await failure(time.run(client.send(whoAmI(), { requestTimeout: 7 })));
  expect(error).toMatchObject({
    name: "TimeoutError",
    message: "sts.eu-west-1.amazonaws.com did not complete its response within 7 ms (requestTimeout).",
    $metadata: { attempts: 3 },
  });
  expect(seen).toHaveLength(3);
  expect(seen[0]).toMatchObject({ requestTimeout: 7, abortSignal: { aborted: true } });
  expect(time.waiting).toBe(0);
});

test("the requestTimeout of the request handler's options applies to calls without one", async () => {
  const { platform, time } = scriptedClient([]);
  const client = new BaseSTSClient(
    {
      ...platform,
      transport: () => ({
        send: (_request, _signal, status) => {
          status.explain(() => "No connection was made");
          return never();
        },
        toStream: (body) => body,
      }),
    },
    {
      region: "eu-west-1",
      credentials: { accessKeyId: "a", secretAccessKey: "s" },
      requestHandler: { requestTimeout: 9 },
      maxAttempts: 1,
    },
  );
  const error = await failure(time.run(client.send(whoAmI())));
  expect(error.message).toBe("No connection was made within 9 ms (requestTimeout).");
});

test.each<[string, any]>([
  ["returns a plain value", () => () => ({ response: {}, output: { $metadata: {} } })],
  [
    "throws before there is a promise",
    () => () => {
      throw new Error("mocked");
    },
  ],
])("middleware that %s leaves no timer and no listener", async (_, middleware) => {
  const { client, time } = scriptedClient([identity]);
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  client.middlewareStack.add(middleware, { step: "finalizeRequest" });
  await client.send(whoAmI(), { abortSignal: signal, timeout: 1_000 }).catch((error) => {
    expect(error).toMatchObject({ message: "mocked", $metadata: { attempts: 1 } });
  });
  expect(time.waiting).toBe(0);
  expect(added).toHaveBeenCalledTimes(1);
  expect(removed).toHaveBeenCalledTimes(1);
});

test("the log tells the end that the caller sees", async () => {
  const logger = { debug() {}, info: vi.fn(), warn() {}, error: vi.fn() };
  const { client, time } = scriptedClient([identity], { logger });
  client.middlewareStack.add(
    (next: any) => async (args: any) => {
      const result = await next(args);
      await new Promise<void>((resolve) => void time.setTimeout(resolve, 500));
      return result;
    },
    { step: "serialize" },
  );
  await failure(time.run(client.send(whoAmI(), { timeout: 100 })));
  expect(logger.info).not.toHaveBeenCalled();
  expect(logger.error).toHaveBeenCalledWith(
    expect.objectContaining({ error: expect.objectContaining({ name: "TimeoutError" }) }),
  );
});

test("a strategy that makes the attempts itself has them counted", async () => {
  const retryStrategy = {
    mode: "own",
    async retry(next: any, args: any) {
      await next(args).catch(() => {});
      return next(args);
    },
  };
  const { client } = scriptedClient([refusal("Throttling"), identity], {
    retryStrategy: retryStrategy as any,
  });
  expect((await client.send(whoAmI())).$metadata.attempts).toBe(2);
});

test.each([[-1], [2 ** 40], ["5s"], [{}]])(
  "requestTimeout: %j of the handler is refused by name",
  (requestTimeout: any) => {
    expect(() => scriptedClient([], { requestHandler: { requestTimeout } })).toThrow(
      "requestHandler.requestTimeout is ",
    );
    const { client } = scriptedClient([]);
    expect(() =>
      client.config.requestHandler.updateHttpClientConfig?.("requestTimeout", requestTimeout),
    ).toThrow(TypeError);
  },
);

test("the deadline of an attempt starts over when a request is sent that waited for a connection", async () => {
  const { platform, time } = scriptedClient([]);
  const transport = () => ({
    send: (_request: unknown, _signal: unknown, { sentAfterWait }: TransportStatus) => {
      time.setTimeout(sentAfterWait, 8);
      return never();
    },
    toStream: (body: unknown) => body,
  });
  const handler = new RequestHandler({ requestTimeout: 10 }, { ...platform, transport });
  const start = time.now();
  await failure(time.run(handler.handle({ hostname: "h" } as HttpRequest)));
  expect(time.now() - start).toBe(18);
  expect(time.waiting).toBe(0);
});

test("a handler closes the connections of its earlier options too", () => {
  const { platform } = scriptedClient([]);
  const destroyed: unknown[] = [];
  const transport = (options: any) => ({
    ...platform.transport(options),
    destroy: () => destroyed.push(options["n"]),
  });
  const handler = new RequestHandler({ n: 1 }, { ...platform, transport });
  handler.updateHttpClientConfig("n", 2);
  handler.destroy();
  handler.destroy();
  expect(destroyed).toEqual([1, 2, 2]);
});

test.each([[-1], [Number.NaN], [2 ** 31], ["5s"]])(
  "a timeout of %j is refused by a rejection",
  async (timeout: any) => {
    const { client, requests } = scriptedClient([identity]);
    expect(await failure(client.send(whoAmI(), { timeout }))).toMatchObject({
      name: "TypeError",
      message: expect.stringMatching(/^timeout is /),
    });
    expect(requests).toHaveLength(0);
  },
);

test.each([[new AbortController()], [5], ["now"], [{}]])(
  "an abortSignal that is none is refused by a rejection: %j",
  async (abortSignal: any) => {
    const { client, requests } = scriptedClient([identity]);
    expect(await failure(client.send(whoAmI(), { abortSignal }))).toMatchObject({
      name: "TypeError",
      message:
        "abortSignal is no AbortSignal. Pass that of an AbortController, controller.signal, for example.",
    });
    expect(requests).toHaveLength(0);
  },
);

test("with a signal that has already fired, nothing is called", async () => {
  const provider = vi.fn(never);
  const { client, requests, time } = scriptedClient([identity], { credentials: provider, region: provider });
  const error = await failure(client.send(whoAmI(), { abortSignal: AbortSignal.abort("enough") }));
  expect(error).toMatchObject({ name: "AbortError", cause: "enough", $metadata: { attempts: 0 } });
  expect(provider).not.toHaveBeenCalled();
  expect(requests).toEqual([]);
  expect(time.waiting).toBe(0);
});

test("the credentials provider is not called once the signal has fired", async () => {
  const provider = vi.fn(never);
  const controller = new AbortController();
  const endpoint = async () => {
    controller.abort();
    return { protocol: "https:", hostname: "sts.example.com", path: "/" };
  };
  const { client } = scriptedClient([identity], { credentials: provider, endpoint });
  expect(await failure(client.send(whoAmI(), { abortSignal: controller.signal }))).toBeInstanceOf(AbortError);
  await new Promise(setImmediate);
  expect(provider).not.toHaveBeenCalled();
});
