import { VirtualTime } from "@stskit/e2e-support/virtual-time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AdaptiveRetryStrategy } from "./adaptive-retry-strategy.js";
import { classify } from "./classify.js";
import { StandardRetryStrategy } from "./standard-retry-strategy.js";

const named = (name: string, more: object = {}) => Object.assign(new Error("x"), { name }, more);
const status = (httpStatusCode: number) => named("Whatever", { $metadata: { httpStatusCode } });

test.each([
  ...[500, 502, 503, 504].map((code) => [`status ${code}`, status(code), "TRANSIENT"] as const),
  ["status 429", status(429), "THROTTLING"],
  ["status 501", status(501), "SERVER_ERROR"],
  ["status 400", status(400), "CLIENT_ERROR"],
  ...[
    "ECONNRESET",
    "ECONNREFUSED",
    "EPIPE",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EAI_AGAIN",
  ].map((code) => [code, named("NetworkError", { code }), "TRANSIENT"] as const),
  ["a certificate that expired", named("NetworkError", { code: "CERT_HAS_EXPIRED" }), "CLIENT_ERROR"],
  ...["TimeoutError", "RequestTimeout", "RequestTimeoutException"].map(
    (name) => [name, named(name), "TRANSIENT"] as const,
  ),
  ...["Throttling", "ThrottlingException", "RequestLimitExceeded", "SlowDown", "PriorRequestNotComplete"].map(
    (name) => [name, named(name), "THROTTLING"] as const,
  ),
  ["the retryable trait", named("IDPCommunicationErrorException", { $retryable: {} }), "TRANSIENT"],
  ["the retryable trait with throttling", named("X", { $retryable: { throttling: true } }), "THROTTLING"],
  ["AccessDenied", named("AccessDenied", { $metadata: { httpStatusCode: 403 } }), "CLIENT_ERROR"],
  ["an abort", named("AbortError", { code: "ECONNRESET" }), "CLIENT_ERROR"],
  [
    "a reset as the cause",
    named("X", { cause: named("Y", { cause: named("Z", { code: "ECONNRESET" }) }) }),
    "TRANSIENT",
  ],
  ["Chromium's fetch", new TypeError("Failed to fetch"), "TRANSIENT"],
  ["Firefox's fetch", new TypeError("NetworkError when attempting to fetch resource."), "TRANSIENT"],
  ["WebKit's fetch", new TypeError("Load failed"), "TRANSIENT"],
  ["React Native's fetch", new TypeError("Network request failed"), "TRANSIENT"],
  ["Cloudflare Workers' fetch", new Error("Network connection lost."), "TRANSIENT"],
  ["a mistake", new TypeError("x is not a function"), "CLIENT_ERROR"],
  ["nothing", undefined, "CLIENT_ERROR"],
] as const)("%s", (_, error, type) => {
  expect(classify(error)).toBe(type);
});

test("follows circular causes only so far", () => {
  const error: any = new Error("x");
  error.cause = error;
  expect(classify(error)).toBe("CLIENT_ERROR");
});

function standard(random = 1, maxAttempts = 100) {
  const time = new VirtualTime(0);
  return {
    time,
    strategy: new StandardRetryStrategy({ time, random: () => random, maxAttempts: () => maxAttempts }),
  };
}

test("backoff doubles, with full jitter, up to 20 s", async () => {
  const delays = async (errorType: "TRANSIENT" | "THROTTLING") => {
    const { strategy } = standard(0.5);
    let token = await strategy.acquireInitialRetryToken("");
    const seen: number[] = [];
    for (let i = 0; i < 10; i++) {
      token = await strategy.refreshRetryTokenForRetry(token, { errorType });
      seen.push(token.getRetryDelay());
    }
    return seen;
  };
  expect(await delays("TRANSIENT")).toEqual([25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000]);
  expect(await delays("THROTTLING")).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000, 10_000,
  ]);
});

test.each([
  ["shorter than the backoff", 10, 50],
  ["longer", 3_000, 3_000],
  ["longer by more than 5 s", 60_000, 5_050],
  ["in the past", -1_000, 50],
])("a hint %s", async (_, hint, delay) => {
  const { strategy } = standard(1);
  const token = await strategy.acquireInitialRetryToken("");
  const renewed = await strategy.refreshRetryTokenForRetry(token, {
    errorType: "TRANSIENT",
    retryAfterHint: new Date(hint),
  });
  expect(renewed.getRetryDelay()).toBe(delay);
});

test("the first attempt counts", async () => {
  const { strategy } = standard(1, 2);
  const first = await strategy.acquireInitialRetryToken("");
  const second = await strategy.refreshRetryTokenForRetry(first, { errorType: "TRANSIENT" });
  expect(second.getRetryCount()).toBe(1);
  await expect(strategy.refreshRetryTokenForRetry(second, { errorType: "TRANSIENT" })).rejects.toThrow(
    "No attempts are left",
  );
});

test("500 tokens pay for 35 retries or 100 throttled ones, and a success returns what its retry cost", async () => {
  const retriesUntilEmpty = async (
    strategy: StandardRetryStrategy,
    errorType: "TRANSIENT" | "THROTTLING",
  ) => {
    const first = await strategy.acquireInitialRetryToken("");
    let last = first;
    for (let count = 0; ; count++) {
      try {
        last = await strategy.refreshRetryTokenForRetry(first, { errorType });
      } catch {
        return { count, first, last };
      }
    }
  };
  expect((await retriesUntilEmpty(standard().strategy, "THROTTLING")).count).toBe(100);
  const { strategy } = standard();
  const { count, first, last } = await retriesUntilEmpty(strategy, "TRANSIENT");
  expect(count).toBe(35);
  strategy.recordSuccess(last);
  expect((await retriesUntilEmpty(strategy, "TRANSIENT")).count).toBe(1);
  for (let i = 0; i < 4; i++) strategy.recordSuccess(first);
  expect((await retriesUntilEmpty(strategy, "TRANSIENT")).count).toBe(1);
});

test("adaptive: idle until throttled, then never faster than it has learned", async () => {
  const time = new VirtualTime(0);
  const strategy = new AdaptiveRetryStrategy({ time, random: () => 0, maxAttempts: () => 3 });
  expect(strategy.mode).toBe("adaptive");
  const call = async (throttled: boolean) => {
    const token = await strategy.acquireInitialRetryToken("");
    await time.run(Promise.resolve(strategy.takeTurn({})));
    time.set(time.now() + 10);
    if (throttled) await strategy.refreshRetryTokenForRetry(token, { errorType: "THROTTLING" });
    else strategy.recordSuccess(token);
  };
  for (let i = 0; i < 200; i++) await call(false);
  expect(time.now()).toBe(2_000);

  for (let i = 0; i < 20; i++) await call(true);
  const from = time.now();
  for (let i = 0; i < 10; i++) await call(false);
  expect(10 / ((time.now() - from) / 1000)).toBeLessThan(70);
  expect(time.waiting).toBe(0);
});

test("adaptive: an aborted wait costs nothing, and leaves no timer", async () => {
  const time = new VirtualTime(0);
  const strategy = new AdaptiveRetryStrategy({ time, random: () => 0, maxAttempts: () => 3 });
  await strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(""), {
    errorType: "THROTTLING",
  });
  const controllers = Array.from({ length: 100 }, () => new AbortController());
  const waits = controllers.map(({ signal }) => strategy.takeTurn({ signal })!);
  const last = strategy.takeTurn({})!;
  for (const controller of controllers) controller.abort();
  for (const { status } of await Promise.allSettled(waits)) expect(status).toBe("rejected");
  await time.run(last);
  // The minimum rate is one request in two seconds.
  expect(time.now()).toBe(2_000);
  expect(time.waiting).toBe(0);
});

test("adaptive: a call whose turn would come after its deadline fails at once", async () => {
  const time = new VirtualTime(0);
  const strategy = new AdaptiveRetryStrategy({ time, random: () => 0, maxAttempts: () => 3 });
  await strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(""), {
    errorType: "THROTTLING",
  });
  const first = strategy.takeTurn({ deadline: 2_000 })!;
  expect(() => strategy.takeTurn({ deadline: 3_000 })).toThrow(
    /wait 4000 ms for its turn.*0\.5 requests a second.*1 calls wait/,
  );
  await time.run(first);
  expect(time.now()).toBe(2_000);
});

/** A strategy whose service throttled it at ten requests a second, and a call that waits at the head of the queue. */
async function slowedDown() {
  const time = new VirtualTime(0);
  const strategy = new AdaptiveRetryStrategy({ time, random: () => 0, maxAttempts: () => 3 });
  const token = await strategy.acquireInitialRetryToken("");
  const throttled = () => strategy.refreshRetryTokenForRetry(token, { errorType: "THROTTLING" });
  for (; time.now() < 2_000; time.set(time.now() + 100)) strategy.recordSuccess(token);
  await throttled();
  let first: Promise<void> | undefined;
  while (!first) first = strategy.takeTurn({});
  return { time, strategy, throttled, first };
}

test("adaptive: a waiting call fails at once when the rate falls and its turn would come too late", async () => {
  const { time, strategy, throttled, first } = await slowedDown();
  const ended: string[] = [];
  const waits = [first, strategy.takeTurn({ deadline: 3_000 })!, strategy.takeTurn({})!].map((wait) =>
    wait.then(
      () => ended.push("served"),
      (error) => ended.push(error.message),
    ),
  );
  for (let i = 0; i < 10; i++) await throttled();
  expect(time.now()).toBe(2_000);
  expect(ended).toEqual([expect.stringMatching(/throttles this client.* 1 calls wait before this one/)]);
  await time.run(Promise.all(waits));
  expect(ended.slice(1)).toEqual(["served", "served"]);
  expect(time.waiting).toBe(0);
});

test("adaptive: no timer is left when the turn of every waiting call would come too late", async () => {
  const { time, strategy, throttled, first } = await slowedDown();
  await time.run(first);
  const wait = strategy.takeTurn({ deadline: time.now() + 500 })!;
  const refused = expect(wait).rejects.toThrow("throttles this client");
  for (let i = 0; i < 10; i++) await throttled();
  await refused;
  expect(time.waiting).toBe(0);
});

test.each([
  [60, 20],
  [3_600, 20],
  [60, 1_000],
  [3_600, 1_000],
])(
  "adaptive: the rate recovers after the clock is set back by %i s, with a call every %i ms",
  async (back, pace) => {
    const time = new VirtualTime();
    const strategy = new AdaptiveRetryStrategy({ time, random: () => 0, maxAttempts: () => 3 });
    const token = await strategy.acquireInitialRetryToken("");
    const call = async (duration: number) => {
      await time.run(Promise.resolve(strategy.takeTurn({})));
      time.set(time.now() + duration);
      strategy.recordSuccess(token);
    };
    for (let i = 0; i < 200; i++) await call(pace);
    await strategy.refreshRetryTokenForRetry(token, { errorType: "THROTTLING" });
    time.set(time.now() - back * 1_000);

    const from = time.now();
    for (let i = 0; i < 100; i++) await call(20);
    expect(time.now() - from).toBeLessThan(20_000);
  },
);

test("no sequence of outcomes makes a strategy's wait negative or endless", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("ok", "TRANSIENT", "THROTTLING"), { maxLength: 60 }),
      fc.boolean(),
      async (outcomes, adaptive) => {
        const time = new VirtualTime(0);
        const Strategy = adaptive ? AdaptiveRetryStrategy : StandardRetryStrategy;
        const strategy = new Strategy({ time, random: () => 0.9, maxAttempts: () => 5 });
        for (const outcome of outcomes) {
          const token = await strategy.acquireInitialRetryToken("");
          if (strategy instanceof AdaptiveRetryStrategy)
            await time.run(Promise.resolve(strategy.takeTurn({})));
          if (outcome === "ok") strategy.recordSuccess(token);
          else {
            const renewed = await strategy
              .refreshRetryTokenForRetry(token, { errorType: outcome as "TRANSIENT" })
              .catch(() => token);
            expect(renewed.getRetryDelay()).toBeGreaterThanOrEqual(0);
            expect(renewed.getRetryDelay()).toBeLessThan(600_000);
          }
        }
      },
    ),
  );
});
