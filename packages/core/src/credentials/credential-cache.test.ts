import { credentialSource, issued, MINUTE, settle } from "@stskit/e2e-support/core/credential-source";
import { VirtualTime } from "@stskit/e2e-support/virtual-time";
import { describe, expect, test } from "vitest";
import { CredentialCache } from "./credential-cache.js";

test("any number of callers share one request", async () => {
  const { cache, state } = credentialSource(60 * MINUTE);
  const all = await Promise.all(Array.from({ length: 1_000 }, () => cache.get()));
  expect(state.calls).toBe(1);
  expect(new Set(all).size).toBe(1);
});

test("a failure rejects all waiting callers and is not cached", async () => {
  const { cache, state } = credentialSource(60 * MINUTE);
  state.isDown = () => true;
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => cache.get()));
  expect(all.every(({ status }) => status === "rejected")).toBe(true);
  expect(state.calls).toBe(1);
  state.isDown = () => false;
  expect((await cache.get()).accessKeyId).toBe("ASIA2");
});

test("credentials without an expiry are requested once", async () => {
  const time = new VirtualTime();
  let calls = 0;
  const cache = new CredentialCache(async () => ({ accessKeyId: `${++calls}`, secretAccessKey: "s" }), {
    time,
    random: () => 0,
  });
  await cache.get();
  time.set(time.now() + 1e12);
  expect((await cache.get()).accessKeyId).toBe("1");
});

describe("a refresh", () => {
  test("happens in the background once the advisory window has begun", async () => {
    const { cache, at, state } = credentialSource(60 * MINUTE);
    await cache.get();
    at(20 * MINUTE);
    await cache.get();
    expect(state.calls).toBe(1);
    at(27 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    await settle();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("is waited for in the mandatory window, with no timer left", async () => {
    const { cache, at, time } = credentialSource(60 * MINUTE);
    await cache.get();
    at(59.5 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
    expect(time.waiting).toBe(0);
  });

  test("both windows can be set", async () => {
    const { cache, at, state } = credentialSource(
      60 * MINUTE,
      { advisoryWindow: 10 * MINUTE, mandatoryWindow: 5 * MINUTE },
      () => 0,
    );
    await cache.get();
    at(49.9 * MINUTE);
    await cache.get();
    expect(state.calls).toBe(1);
    at(50 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    await settle();
    at(50 * MINUTE + 55 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA3");
  });

  test("that hangs delays callers by five seconds at most", async () => {
    const { cache, at, time, start, hold, release } = credentialSource(60 * MINUTE);
    await cache.get();
    hold();
    at(59.5 * MINUTE);
    expect((await time.run(cache.get())).accessKeyId).toBe("ASIA1");
    expect(time.now() - start).toBe(59.5 * MINUTE + 5_000);
    // Later callers don't wait at all.
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    release();
    await settle();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("that outlasts the cached credentials is waited for: expired ones are not returned", async () => {
    const { cache, at, time, hold, release } = credentialSource(60 * MINUTE);
    await cache.get();
    hold();
    at(60 * MINUTE - 1_000);
    time.setTimeout(release, 6_000);
    expect((await time.run(cache.get())).accessKeyId).toBe("ASIA2");
  });

  test("can be forced, and then rejects if it fails; the cached credentials stay", async () => {
    const { cache, state } = credentialSource(60 * MINUTE);
    await cache.get();
    expect((await cache.get({ forceRefresh: true })).accessKeyId).toBe("ASIA2");
    state.isDown = () => true;
    await expect(cache.get({ forceRefresh: true })).rejects.toThrow("STS is down");
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });
});

test("the provider is called with forceRefresh, but not the first time", async () => {
  const time = new VirtualTime();
  const forced: unknown[] = [];
  const cache = new CredentialCache(
    async (properties) => {
      forced.push(properties?.["forceRefresh"]);
      return issued(forced.length, time.now() + 60 * MINUTE);
    },
    { time, random: () => 0 },
  );
  await cache.get();
  time.set(time.now() + 59.5 * MINUTE);
  await cache.get();
  cache.invalidate();
  await cache.get();
  expect(forced).toEqual([undefined, true, true]);
});

describe("invalidate", () => {
  test("makes the next call refresh", async () => {
    const { cache } = credentialSource(60 * MINUTE);
    await cache.get();
    cache.invalidate();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("with the credentials that were refused leaves newer ones alone", async () => {
    const { cache, state } = credentialSource(60 * MINUTE);
    const refused = await cache.get();
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        cache.invalidate(refused);
        await cache.get();
      }),
    );
    cache.invalidate(refused);
    await cache.get();
    expect(state.calls).toBe(2);
  });

  test("ignores the result of a refresh that started before it", async () => {
    const { cache, hold, release } = credentialSource(60 * MINUTE);
    hold();
    const early = cache.get();
    await settle();
    cache.invalidate();
    const late = cache.get();
    await settle();
    release();
    expect((await early).accessKeyId).toBe("ASIA1");
    expect((await late).accessKeyId).toBe("ASIA2");
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });
});

test.each([
  ["nothing", undefined, "accessKeyId"],
  ["an empty secret", { accessKeyId: "a", secretAccessKey: "" }, "secretAccessKey"],
  [
    "an expiry that is not a date",
    { accessKeyId: "a", secretAccessKey: "s", expiration: new Date("soon") },
    "expiration",
  ],
])("a provider that returns %s causes an error, and is called again", async (_, given, member) => {
  let result: any = given;
  const cache = new CredentialCache(async () => result, { time: new VirtualTime(), random: () => 0 });
  await expect(cache.get()).rejects.toThrow(member);
  result = { accessKeyId: "a", secretAccessKey: "s" };
  expect(await cache.get()).toBe(result);
});

describe("a provider that hangs", () => {
  test("is abandoned after a minute: the next call starts another refresh", async () => {
    const { cache, at, state, hold, release } = credentialSource(60 * MINUTE);
    hold();
    const first = cache.get();
    at(MINUTE);
    const second = cache.get();
    await settle();
    expect(state.calls).toBe(1);
    at(MINUTE + 1);
    const third = cache.get();
    await settle();
    expect(state.calls).toBe(2);
    release();
    const keys = (await Promise.all([first, second, third])).map(({ accessKeyId }) => accessKeyId);
    expect(keys).toEqual(["ASIA1", "ASIA1", "ASIA2"]);
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("does not keep its callers waiting once another refresh succeeds", async () => {
    const time = new VirtualTime();
    let calls = 0;
    const cache = new CredentialCache(
      () =>
        ++calls === 1 ? new Promise(() => {}) : Promise.resolve(issued(calls, time.now() + 60 * MINUTE)),
      { time, random: () => 0.5 },
    );
    const hung = cache.get();
    time.set(time.now() + 2 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
    expect((await hung).accessKeyId).toBe("ASIA2");
    expect(time.waiting).toBe(0);
  });

  test("is not abandoned before abandonAfter", async () => {
    const { cache, at, state, hold, release } = credentialSource(60 * MINUTE, { abandonAfter: 5 * MINUTE });
    hold();
    const first = cache.get();
    at(4 * MINUTE);
    const second = cache.get();
    await settle();
    release();
    await Promise.all([first, second]);
    expect(state.calls).toBe(1);
  });

  test("does not replace better credentials when it resolves late, nor any after invalidate()", async () => {
    const time = new VirtualTime();
    const waiting: ((credentials: any) => void)[] = [];
    const cache = new CredentialCache(() => new Promise((resolve) => waiting.push(resolve)), {
      time,
      random: () => 0.5,
    });
    const hung = cache.get();
    time.set(time.now() + 2 * MINUTE);
    const next = cache.get();
    await settle();
    waiting[1]!(issued(2, time.now() + 60 * MINUTE));
    await next;
    waiting[0]!(issued(1, time.now() + 30 * MINUTE));
    expect((await hung).accessKeyId).toBe("ASIA2");
    await settle();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");

    cache.invalidate();
    const outdated = cache.get();
    await settle();
    cache.invalidate();
    waiting[2]!(issued(3, time.now() + 60 * MINUTE));
    expect((await outdated).accessKeyId).toBe("ASIA3");
    const fresh = cache.get();
    await settle();
    waiting[3]!(issued(4, time.now() + 60 * MINUTE));
    expect((await fresh).accessKeyId).toBe("ASIA4");
  });
});

describe("a clock that is set back", () => {
  test("after it was hours ahead does not make credentials outlive their expiry", async () => {
    const time = new VirtualTime();
    const start = time.now();
    let serial = 0;
    const cache = new CredentialCache(async () => issued(++serial, start + serial * 60 * MINUTE), {
      time,
      random: () => 0.5,
    });
    // By this clock, they expired an hour ago.
    time.set(start + 120 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    time.set(start + MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    await settle();
    expect(serial).toBe(1);
    time.set(start + 61 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("does not make callers in the mandatory window wait longer than five seconds", async () => {
    const { cache, at, time, hold } = credentialSource(60 * MINUTE);
    await cache.get();
    at(59.5 * MINUTE);
    hold();
    await time.run(cache.get());
    at(59.2 * MINUTE);
    const from = time.now();
    expect((await time.run(cache.get())).accessKeyId).toBe("ASIA1");
    expect(time.now() - from).toBe(5_000);
  });

  test("does not delay the refresh after a failed one", async () => {
    const { cache, at, state } = credentialSource(60 * MINUTE);
    await cache.get();
    at(59 * MINUTE);
    state.isDown = () => true;
    await cache.get();
    await settle();
    state.isDown = () => false;
    at(40 * MINUTE);
    await cache.get();
    await settle();
    expect(state.calls).toBe(3);
  });
});
