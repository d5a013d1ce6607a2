import { issued, MINUTE, settle } from "@stskit/e2e-support/core/credential-source";
import { fleet, leasingStore, sharingCache } from "@stskit/e2e-support/core/fleet";
import { VirtualTime } from "@stskit/e2e-support/virtual-time";
import { describe, expect, test } from "vitest";
import { sleep } from "../deadline/time.js";
import type { StoredIdentity } from "./credential-store.js";

const forever = () => new Promise<never>(() => {});
const keysOf = (credentials: { accessKeyId: string }[]) => [
  ...new Set(credentials.map(({ accessKeyId }) => accessKeyId)),
];

describe("processes that start cold", () => {
  test("call the provider once, however many there are", async () => {
    const { all, state, time, elapsed } = fleet(100);
    expect(keysOf(await all())).toEqual(["ASIA1"]);
    expect(state.calls).toBe(1);
    expect(elapsed()).toBeLessThanOrEqual(2_500);
    await settle();
    expect(time.waiting).toBe(0);
  });

  test("wait for a provider that takes longer than a lease lasts", async () => {
    const { all, state, storeState, time } = fleet(20);
    state.work = () => sleep(time, 45_000);
    await all();
    expect(state.calls).toBe(1);
    expect(storeState.renewals).toBeGreaterThanOrEqual(13);
  });

  test("get credentials without what the store keeps about them", async () => {
    const { all, storeState } = fleet(2);
    const [one, other] = await all();
    expect(other).toEqual(one);
    expect(storeState.stored).toMatchObject({ issuedAt: expect.any(Date) });
  });

  test("share credentials that live for seconds, also those processes that come later", async () => {
    const { caches, state, time } = fleet(10, 20_000);
    for (const cache of caches) {
      await time.run(cache.get());
      time.set(time.now() + 500);
    }
    expect(state.calls).toBe(1);
  });

  test("share credentials whose lifetime the store does not know, if they waited for them", async () => {
    const { all, store, storeState, state } = fleet(10, 20_000);
    store.get = () => {
      const { issuedAt, ...credentials }: StoredIdentity = storeState.stored ?? issued(0, 0);
      return credentials;
    };
    await all();
    expect(state.calls).toBe(1);
  });

  test("share credentials that have expired on arrival by a clock that is ahead", async () => {
    const { all, state } = fleet(10, -60 * MINUTE);
    await all();
    expect(state.calls).toBe(1);
  });
});

describe("a holder", () => {
  test("that dies is followed by one other, once its lease has run out", async () => {
    const { all, store, state, elapsed } = fleet(50);
    store.acquireLease("role", 10_000);
    expect(keysOf(await all())).toEqual(["ASIA1"]);
    expect(state.calls).toBe(1);
    expect(elapsed()).toBeGreaterThanOrEqual(12_000);
    expect(elapsed()).toBeLessThanOrEqual(13_000);
  });

  test("that hangs is followed by one other after abandonAfter, and what it writes late is dropped", async () => {
    const { all, state, storeState, time, elapsed } = fleet(50);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    state.work = (call) => (call === 1 ? answered : sleep(time, 2_000));
    const credentials = all();
    time.setTimeout(() => answer(), 70_000);
    expect(keysOf(await credentials)).toEqual(["ASIA1", "ASIA2"]);
    expect(state.calls).toBe(2);
    expect(elapsed()).toBe(70_000);
    await settle();
    expect(storeState).toMatchObject({ dropped: 1, stored: { accessKeyId: "ASIA2" } });
  });

  test("that fails is followed by the next", async () => {
    const { caches, state, time, elapsed } = fleet(3);
    state.work = async (call) => {
      await sleep(time, 100);
      if (call === 1) throw new Error("STS is down");
    };
    const outcomes = await time.run(Promise.allSettled(caches.map((cache) => cache.get())));
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(state.calls).toBe(2);
    expect(elapsed()).toBeLessThan(1_500);
  });

  test.each([
    ["nothing", undefined],
    ["an expiration that is not a date", { ...issued(1, 0), expiration: new Date("soon") }],
  ])("whose provider returns %s gives the lease up", async (_, returned) => {
    const time = new VirtualTime();
    const { store, state } = leasingStore(time);
    const cache = sharingCache(async () => returned as any, store, { time, random: () => 0 });
    await expect(cache.get()).rejects.toThrow(TypeError);
    await settle();
    expect(state.leases[0]!.endsAt).toBe(time.now());
    expect(time.waiting).toBe(0);
  });

  test("that got the lease just after another stored its credentials uses those", async () => {
    const { all, store, state, storeState, time } = fleet(1);
    const acquire = store.acquireLease;
    store.acquireLease = (key, ttl) => {
      store.set(key, issued(9, time.now() + 60 * MINUTE));
      return acquire(key, ttl);
    };
    expect(keysOf(await all())).toEqual(["ASIA9"]);
    await settle();
    expect(state.calls).toBe(0);
    expect(storeState.leases).toMatchObject([{ endsAt: time.now() }]);
  });

  test("that has lost the lease still serves its own callers", async () => {
    const { all, store, state, storeState, time } = fleet(1);
    state.work = () => sleep(time, 30_000);
    const acquire = store.acquireLease;
    store.acquireLease = (key, ttl) => {
      const lease = acquire(key, ttl)!;
      // Another process, after this one was stopped for a while.
      storeState.leases.at(-1)!.endsAt = time.now();
      acquire(key, 60_000);
      return lease;
    };
    expect(keysOf(await all())).toEqual(["ASIA1"]);
    await settle();
    expect(storeState).toMatchObject({ renewals: 1, dropped: 1, stored: undefined });
  });

  test("gives the lease up after a renewal that is under way", async () => {
    const { all, store, state, time } = fleet(1);
    state.work = () => sleep(time, 3_500);
    const done: string[] = [];
    store.acquireLease = () => ({
      token: 1,
      async renew() {
        await sleep(time, 1_000);
        done.push("renewed");
        return true;
      },
      release: () => void done.push("released"),
    });
    await all();
    await time.run(sleep(time, 2_000));
    expect(done).toEqual(["renewed", "released"]);
    expect(time.waiting).toBe(0);
  });

  test("whose lease cannot be renewed or released logs it, and tries again", async () => {
    const { all, store, state, time } = fleet(1);
    state.work = () => sleep(time, 8_000);
    const acquire = store.acquireLease;
    store.acquireLease = (key, ttl) => ({
      token: acquire(key, ttl)!.token,
      renew: () => Promise.reject(new Error("away")),
      release: () => Promise.reject(new Error("still away")),
    });
    const warnings: string[] = [];
    const logger = { warn: (text: string) => warnings.push(text) };
    expect(keysOf(await all({ callerClientConfig: { logger } }))).toEqual(["ASIA1"]);
    await settle();
    expect(warnings).toEqual([
      "The credential store's lease cannot be renewed: away",
      "The credential store's lease cannot be renewed: away",
      "The credential store's lease cannot be released: still away",
    ]);
    expect(time.waiting).toBe(0);
  });
});

describe("while the cached credentials are valid", () => {
  test.each([
    ["advisory", 30 * MINUTE],
    ["mandatory", 59.5 * MINUTE],
  ])("nobody waits for another process in the %s window", async (_, age) => {
    const { caches, all, store, state, time } = fleet(10);
    await all();
    time.set(time.now() + age);
    const lease = store.acquireLease("role", 10_000);
    const before = time.now();
    for (const cache of caches) {
      expect((await cache.get()).accessKeyId).toBe("ASIA1");
      await settle();
      expect((await cache.get()).accessKeyId).toBe("ASIA1");
    }
    expect(time.now()).toBe(before);
    expect(state.calls).toBe(1);
    // A second later all have what the holder has stored.
    await store.set("role", issued(9, time.now() + 60 * MINUTE), lease);
    await lease!.release();
    time.set(time.now() + 1_000);
    await Promise.all(caches.map((cache) => cache.get()));
    await settle();
    expect(keysOf(await all())).toEqual(["ASIA9"]);
    expect(state.calls).toBe(1);
  });

  test("not every call looks whether another process has refreshed them", async () => {
    const { caches, all, store, time } = fleet(1);
    await all();
    time.set(time.now() + 30 * MINUTE);
    let asked = 0;
    store.acquireLease = () => {
      asked++;
      return undefined;
    };
    for (let call = 0; call < 1_000; call++) {
      time.set(time.now() + 10);
      await caches[0]!.get();
      await settle();
    }
    expect(asked).toBeGreaterThanOrEqual(10);
    expect(asked).toBeLessThanOrEqual(20);
  });

  test("a forced refresh waits for the holder, also if it joins one that need not", async () => {
    const { caches, all, store, state, time } = fleet(1);
    await all();
    time.set(time.now() + 30 * MINUTE);
    const lease = store.acquireLease("role", 10_000);
    time.setTimeout(() => store.set("role", issued(9, time.now() + 60 * MINUTE), lease), 3_000);
    expect((await caches[0]!.get()).accessKeyId).toBe("ASIA1");
    expect((await time.run(caches[0]!.get({ forceRefresh: true }))).accessKeyId).toBe("ASIA9");
    expect(state.calls).toBe(1);
  });

  test("one tries each time that a lease runs out, while the provider fails and their credentials last", async () => {
    const { caches, all, state, time } = fleet(50);
    await all();
    state.calls = 0;
    state.work = () => Promise.reject(new Error("STS is down"));
    time.set(time.now() + 30 * MINUTE);
    for (let second = 0; second < 20 * 60; second++) {
      await Promise.all(caches.map((cache) => cache.get()));
      await time.run(sleep(time, 1_000));
    }
    expect(state.calls).toBeGreaterThan(20 * 3);
    expect(state.calls).toBeLessThanOrEqual(20 * 6);
    state.work = async () => {};
    state.calls = 0;
    await time.run(sleep(time, 10_000));
    await all();
    await settle();
    expect(state.calls).toBe(1);
  });

  test("ten renewals are ten requests for the whole fleet", async () => {
    const { caches, all, state, time } = fleet(20);
    await all();
    const renewals: number[] = [];
    const end = time.now() + 5 * 60 * MINUTE;
    for (let known = state.calls; time.now() < end; known = state.calls) {
      await time.run(sleep(time, 10_000));
      for (const cache of caches) {
        const now = time.now();
        expect((await cache.get()).expiration!.getTime()).toBeGreaterThan(now);
        expect(time.now()).toBe(now);
      }
      for (let call = known; call < state.calls; call++) renewals.push(time.now());
    }
    expect(renewals.length).toBeGreaterThanOrEqual(10);
    // No process renews what another has just renewed.
    const gaps = renewals.slice(1).map((at, index) => at - renewals[index]!);
    expect(Math.min(...gaps)).toBeGreaterThan(20 * MINUTE);
  });
});

test("credentials that expire while another process refreshes are not returned", async () => {
  const { caches, all, store, state, time } = fleet(1);
  await all();
  time.set(time.now() + 61 * MINUTE);
  const lease = store.acquireLease("role", 10_000);
  time.setTimeout(() => store.set("role", issued(9, time.now() + 60 * MINUTE), lease), 3_000);
  expect((await time.run(caches[0]!.get())).accessKeyId).toBe("ASIA9");
  expect(state.calls).toBe(1);
});

test("a process whose clock is an hour behind renews before what another has stored expires", async () => {
  const { store, state, time, all } = fleet(1);
  await all();
  const behind = {
    now: () => time.now() - 60 * MINUTE,
    setTimeout: time.setTimeout,
    clearTimeout: time.clearTimeout,
  };
  const cache = sharingCache(async () => issued(9, 0), store, { time: behind, random: () => 0 });
  time.set(time.now() + 25 * MINUTE);
  expect((await time.run(cache.get())).accessKeyId).toBe("ASIA1");
  store.set("role", { ...issued(2, time.now() + 60 * MINUTE), issuedAt: new Date(time.now()) });
  time.set(time.now() + 30 * MINUTE);
  await cache.get();
  await settle();
  expect((await cache.get()).accessKeyId).toBe("ASIA2");
  expect(state.calls).toBe(1);
});

test("refused credentials in the store are ignored, and replaced for all", async () => {
  const { caches, all, state, time } = fleet(10);
  const [refused] = await all();
  for (const cache of caches) cache.invalidate(refused);
  expect(keysOf(await all())).toEqual(["ASIA2"]);
  expect(state.calls).toBe(2);
  expect(time.waiting).toBe(0);
});

describe("each process calls the provider itself", () => {
  test.each([
    ["fails", () => Promise.reject(new Error("no connection")), "no connection", 2_000],
    ["hangs", forever, "it took longer than 5000 ms", 7_000],
  ])("if the store %s when asked for a lease, and asks once", async (_, acquire, reason, after) => {
    const { all, store, state, elapsed } = fleet(5);
    let asked = 0;
    Object.assign(store, {
      acquireLease() {
        asked++;
        return acquire();
      },
    });
    const warnings: string[] = [];
    const logger = { warn: (text: string) => warnings.push(text) };
    await all({ callerClientConfig: { logger } });
    expect(state.calls).toBe(5);
    expect(asked).toBe(5);
    expect(elapsed()).toBe(after);
    expect(warnings).toEqual(Array(5).fill(`The credential store cannot give a lease: ${reason}`));
  });

  test("if the store cannot be read, and asks for no lease", async () => {
    const { all, store, state, storeState } = fleet(5);
    Object.assign(store, { get: () => Promise.reject(new Error("no connection")) });
    await all();
    expect(state.calls).toBe(5);
    expect(storeState.leases).toEqual([]);
  });

  test("if the store fails while it waits", async () => {
    const { all, store, state, time } = fleet(5);
    time.setTimeout(
      () => Object.assign(store, { get: () => Promise.reject(new Error("no connection")) }),
      1_000,
    );
    await all();
    expect(state.calls).toBe(5);
  });

  test("if the store gives no leases", async () => {
    const { all, store, state, storeState } = fleet(5);
    Object.assign(store, { acquireLease: undefined });
    const warnings: string[] = [];
    const logger = { warn: (text: string) => warnings.push(text) };
    await all({ callerClientConfig: { logger } });
    expect(state.calls).toBe(5);
    expect(warnings).toEqual([]);
    expect(storeState.stored).toBeDefined();
  });
});

test("if nobody stores credentials or gives the lease up for long, those who have waited longest go without it", async () => {
  const { all, store, state, elapsed } = fleet(50);
  store.acquireLease = () => undefined;
  await all();
  expect(elapsed()).toBeGreaterThanOrEqual(80_000);
  expect(elapsed()).toBeLessThanOrEqual(103_000);
  // What the first of them stores is enough for the rest.
  expect(state.calls).toBeLessThan(10);
});

test("a lease that comes too late is given up", async () => {
  const { all, store, storeState, time } = fleet(1);
  const start = time.now();
  const acquire = store.acquireLease;
  Object.assign(store, {
    acquireLease: async (key: string, ttl: number) => {
      await sleep(time, 5_500);
      return acquire(key, ttl);
    },
  });
  await all();
  await time.run(sleep(time, 1_000));
  const { token, endsAt } = storeState.leases[0]!;
  expect({ token, endsAt: endsAt - start }).toEqual({ token: 1, endsAt: 5_500 });
});

test("an answer that came while the process was frozen is read", async () => {
  const { caches, store, state, time } = fleet(1);
  // After the wake-up, timers fire before what has arrived is read.
  store.get = () =>
    new Promise<StoredIdentity>((resolve) => {
      time.setTimeout(() => resolve(issued(9, time.now() + 60 * MINUTE)), 5_100);
    }) as never;
  const credentials = caches[0]!.get();
  time.set(time.now() + 6_000);
  expect((await time.run(credentials)).accessKeyId).toBe("ASIA9");
  expect(state.calls).toBe(0);
});

describe("callers of a process that held the lease", () => {
  test.each([
    ["have credentials once they are stored", 300, 300],
    ["wait a second if the store hangs", 60_000, 1_000],
  ])("%s", async (_, storing, waited) => {
    const { all, store, state, time, elapsed } = fleet(1);
    state.work = async () => {};
    store.set = () => sleep(time, storing) as never;
    await all();
    expect(elapsed()).toBe(waited);
  });
});

test("a store that hangs is skipped after five seconds, and callers without a lease do not wait for writes", async () => {
  const { caches, all, store, elapsed, state, time } = fleet(1);
  state.work = async () => {};
  Object.assign(store, { get: forever, set: forever });
  const warnings: string[] = [];
  const logger = { warn: (text: string) => warnings.push(text) };
  expect(keysOf(await all({ callerClientConfig: { logger } }))).toEqual(["ASIA1"]);
  expect(elapsed()).toBe(5_000);
  expect((await caches[0]!.get()).accessKeyId).toBe("ASIA1");
  await time.run(sleep(time, 5_500));
  await settle();
  expect(warnings).toEqual([
    "The credential store cannot be read: it took longer than 5000 ms",
    "The credential store cannot be written: it took longer than 5000 ms",
  ]);
});
