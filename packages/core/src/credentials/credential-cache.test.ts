import type { AwsCredentialIdentity } from "@smithy/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VirtualTime } from "../../test/virtual-time.js";
import { CredentialCache, type CredentialCacheOptions } from "./credential-cache.js";

const MINUTE = 60_000;

/** A source of credentials whose answers, outages and pace a test decides. */
function source(lifetime: number, options: CredentialCacheOptions = {}, random: () => number = () => 0.5) {
  const time = new VirtualTime();
  const start = time.now();
  const state = { asked: 0, inFlight: 0, mostInFlight: 0, isDown: (_now: number) => false };
  const waiting: (() => void)[] = [];
  const cache = new CredentialCache(
    async () => {
      const serial = ++state.asked;
      state.mostInFlight = Math.max(state.mostInFlight, ++state.inFlight);
      try {
        if (held) await new Promise<void>((go) => waiting.push(go));
        if (state.isDown(time.now() - start)) throw new Error(`STS is down (${serial})`);
        return issued(serial, time.now() + lifetime);
      } finally {
        state.inFlight--;
      }
    },
    { time, random },
    options,
  );
  let held = false;
  return {
    cache,
    state,
    time,
    start,
    at: (ms: number) => time.set(start + ms),
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

function issued(serial: number, expiresAt: number): AwsCredentialIdentity {
  return {
    accessKeyId: `ASIA${serial}`,
    secretAccessKey: "secret",
    sessionToken: `token ${serial}`,
    expiration: new Date(expiresAt),
  };
}

/** Lets everything that waits for no timer run its course. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await undefined;
}

test("any number of callers share one request", async () => {
  const { cache, state } = source(60 * MINUTE);
  const all = await Promise.all(Array.from({ length: 1_000 }, () => cache.get()));
  expect(state.asked).toBe(1);
  expect(new Set(all).size).toBe(1);
});

test("a failure is told to all who wait, and is not kept", async () => {
  const { cache, state } = source(60 * MINUTE);
  state.isDown = () => true;
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => cache.get()));
  expect(all.every(({ status }) => status === "rejected")).toBe(true);
  expect(state.asked).toBe(1);
  state.isDown = () => false;
  expect((await cache.get()).accessKeyId).toBe("ASIA2");
});

test("credentials without an expiry are asked for once", async () => {
  const time = new VirtualTime();
  let asked = 0;
  const cache = new CredentialCache(async () => ({ accessKeyId: `${++asked}`, secretAccessKey: "s" }), {
    time,
    random: () => 0,
  });
  await cache.get();
  time.set(time.now() + 1e12);
  expect((await cache.get()).accessKeyId).toBe("1");
});

describe("renewal", () => {
  test("happens in the background once the advisory window has begun", async () => {
    const { cache, at, state } = source(60 * MINUTE);
    await cache.get();
    at(20 * MINUTE);
    await cache.get();
    expect(state.asked).toBe(1);
    at(27 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    await settle();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("is waited for in the mandatory window, with no timer left", async () => {
    const { cache, at, time } = source(60 * MINUTE);
    await cache.get();
    at(59.5 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
    expect(time.waiting).toBe(0);
  });

  test("both windows can be set", async () => {
    const { cache, at, state } = source(
      60 * MINUTE,
      { advisoryWindow: 10 * MINUTE, mandatoryWindow: 5 * MINUTE },
      () => 0,
    );
    await cache.get();
    at(49.9 * MINUTE);
    await cache.get();
    expect(state.asked).toBe(1);
    at(50 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    await settle();
    at(50 * MINUTE + 55 * MINUTE);
    expect((await cache.get()).accessKeyId).toBe("ASIA3");
  });

  test("that hangs holds nobody up for longer than five seconds", async () => {
    const { cache, at, time, start, hold, release } = source(60 * MINUTE);
    await cache.get();
    hold();
    at(59.5 * MINUTE);
    expect((await time.run(cache.get())).accessKeyId).toBe("ASIA1");
    expect(time.now() - start).toBe(59.5 * MINUTE + 5_000);
    // Later callers know already, and do not wait at all.
    expect((await cache.get()).accessKeyId).toBe("ASIA1");
    release();
    await settle();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("can be demanded, and then its failure is told; the present credentials stay", async () => {
    const { cache, state } = source(60 * MINUTE);
    await cache.get();
    expect((await cache.get({ forceRefresh: true })).accessKeyId).toBe("ASIA2");
    state.isDown = () => true;
    await expect(cache.get({ forceRefresh: true })).rejects.toThrow("STS is down");
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });
});

test("a provider with a memory of its own is told to look anew, but not the first time", async () => {
  const time = new VirtualTime();
  const told: unknown[] = [];
  const cache = new CredentialCache(
    async (properties) => {
      told.push(properties?.["forceRefresh"]);
      return issued(told.length, time.now() + 60 * MINUTE);
    },
    { time, random: () => 0 },
  );
  await cache.get();
  time.set(time.now() + 59.5 * MINUTE);
  await cache.get();
  cache.invalidate();
  await cache.get();
  expect(told).toEqual([undefined, true, true]);
});

describe("invalidate", () => {
  test("makes the next call ask anew", async () => {
    const { cache } = source(60 * MINUTE);
    await cache.get();
    cache.invalidate();
    expect((await cache.get()).accessKeyId).toBe("ASIA2");
  });

  test("with the credentials that were refused leaves newer ones alone", async () => {
    const { cache, state } = source(60 * MINUTE);
    const refused = await cache.get();
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        cache.invalidate(refused);
        await cache.get();
      }),
    );
    cache.invalidate(refused);
    await cache.get();
    expect(state.asked).toBe(2);
  });

  test("does not let a request that began before it count", async () => {
    const { cache, hold, release } = source(60 * MINUTE);
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
    "an expiry that is no date",
    { accessKeyId: "a", secretAccessKey: "s", expiration: new Date("soon") },
    "expiration",
  ],
])("a provider that gives %s is told so, and asked again", async (_, given, member) => {
  let answer: any = given;
  const cache = new CredentialCache(async () => answer, { time: new VirtualTime(), random: () => 0 });
  await expect(cache.get()).rejects.toThrow(member);
  answer = { accessKeyId: "a", secretAccessKey: "s" };
  expect(await cache.get()).toBe(answer);
});

describe("an outage", () => {
  test("of 30 minutes in the life of 60-minute credentials is seen by no caller, whenever it begins", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 180 * MINUTE }),
        fc.integer({ min: 1_000, max: MINUTE }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        async (outageAt, betweenCalls, randoms) => {
          const { cache, at, state } = source(60 * MINUTE, {}, () => randoms.next().value!);
          state.isDown = (now) => now >= outageAt && now < outageAt + 30 * MINUTE;
          for (let now = 0; now < 240 * MINUTE; now += betweenCalls) {
            at(now);
            await cache.get();
            await settle();
          }
          // A renewal about every 24 minutes, and about one attempt a minute while STS is down.
          expect(state.asked).toBeLessThan(240 / 20 + 30 * 2 + 8);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("of any length and at any time is no error while the present credentials are valid", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1_000, max: 12 * 60 * MINUTE }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 120 * MINUTE }), fc.boolean()), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.array(fc.integer({ min: 1, max: 20 * MINUTE }), { minLength: 1, maxLength: 200 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        async (lifetime, phases, pauses, randoms) => {
          const { cache, at, state } = source(lifetime, {}, () => randoms.next().value!);
          state.isDown = downDuring(phases);
          let validUntil = 0;
          let now = 0;
          for (const pause of pauses) {
            now += pause;
            at(now);
            const [outcome] = await Promise.allSettled([cache.get(), cache.get(), cache.get()]);
            if (outcome.status === "fulfilled") {
              const expiresAt = outcome.value.expiration!.getTime() - source0;
              expect(expiresAt).toBeGreaterThan(now);
              validUntil = Math.max(validUntil, expiresAt);
            } else {
              expect(now).toBeGreaterThanOrEqual(validUntil);
              expect(state.isDown(now)).toBe(true);
            }
            await settle();
          }
          expect(state.mostInFlight).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Where the virtual clock starts. */
const source0 = new VirtualTime().now();

/** Up and down in turns, each phase as long as it says. */
function downDuring(phases: [ms: number, down: boolean][]): (now: number) => boolean {
  const whole = phases.reduce((sum, [ms]) => sum + ms, 0);
  return (now) => {
    let rest = now % whole;
    for (const [ms, down] of phases) {
      if (rest < ms) return down;
      rest -= ms;
    }
    return false;
  };
}

describe("no storm", () => {
  test.each([
    ["a second", 1_000],
    ["thirty seconds, less than either window", 30_000],
    ["two minutes", 2 * MINUTE],
  ])("comes of credentials that live %s", async (_, lifetime) => {
    const { cache, at, state } = source(lifetime);
    const calls = 10_000;
    for (let call = 0; call < calls; call++) {
      at((call * 20 * lifetime) / calls);
      await cache.get();
      await settle();
    }
    // Each is renewed once, at the latest after 45 % of its life.
    expect(state.asked).toBeLessThan(20 / 0.35 + 1);
  });

  test("comes of a source that gives the same credentials until they expire", async () => {
    const time = new VirtualTime();
    const expiration = new Date(time.now() + 6 * 60 * MINUTE);
    let asked = 0;
    const cache = new CredentialCache(
      async () => {
        asked++;
        return { accessKeyId: "a", secretAccessKey: "s", expiration };
      },
      { time, random: () => 0 },
    );
    while (time.now() < expiration.getTime()) {
      await cache.get();
      await settle();
      time.set(time.now() + 1_000);
    }
    expect(asked).toBeLessThan(25);
  });

  test("comes of credentials that seem expired on arrival", async () => {
    const { cache, at, state } = source(-60 * MINUTE);
    for (let ms = 0; ms < 10_000; ms += 10) {
      at(ms);
      expect((await cache.get()).accessKeyId).toMatch(/^ASIA/);
    }
    expect(state.asked).toBe(10);
  });
});
