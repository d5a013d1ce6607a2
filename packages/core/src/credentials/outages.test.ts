import { credentialSource, MINUTE, settle } from "@stskit/e2e-support/core/credential-source";
import { VirtualTime } from "@stskit/e2e-support/virtual-time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CredentialCache } from "./credential-cache.js";

describe("an outage", () => {
  test("of 30 minutes goes unnoticed with 60-minute credentials, whenever it begins", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 180 * MINUTE }),
        fc.integer({ min: 1_000, max: MINUTE }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        async (outageAt, betweenCalls, randoms) => {
          const { cache, at, state } = credentialSource(60 * MINUTE, {}, () => randoms.next().value!);
          state.isDown = (now) => now >= outageAt && now < outageAt + 30 * MINUTE;
          for (let now = 0; now < 240 * MINUTE; now += betweenCalls) {
            at(now);
            await cache.get();
            await settle();
          }
          // A refresh about every 24 minutes, and about one attempt a minute while STS is down.
          expect(state.calls).toBeLessThan(240 / 20 + 30 * 2 + 8);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("of any length and at any time causes no error while the cached credentials are valid", async () => {
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
          const { cache, at, state } = credentialSource(lifetime, {}, () => randoms.next().value!);
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

/** Alternates between up and down, with a length for each phase. */
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

describe("the provider is not flooded with calls", () => {
  test.each([
    ["a second", 1_000],
    ["thirty seconds, less than either window", 30_000],
    ["two minutes", 2 * MINUTE],
  ])("by credentials that live %s", async (_, lifetime) => {
    const { cache, at, state } = credentialSource(lifetime);
    const calls = 10_000;
    for (let call = 0; call < calls; call++) {
      at((call * 20 * lifetime) / calls);
      await cache.get();
      await settle();
    }
    // Each is refreshed once, after 45 % of its lifetime at the latest.
    expect(state.calls).toBeLessThan(20 / 0.35 + 1);
  });

  test("if it returns the same credentials until they expire", async () => {
    const time = new VirtualTime();
    const expiration = new Date(time.now() + 6 * 60 * MINUTE);
    let calls = 0;
    const cache = new CredentialCache(
      async () => {
        calls++;
        return { accessKeyId: "a", secretAccessKey: "s", expiration };
      },
      { time, random: () => 0 },
    );
    while (time.now() < expiration.getTime()) {
      await cache.get();
      await settle();
      time.set(time.now() + 1_000);
    }
    expect(calls).toBeLessThan(25);
  });

  test("by credentials already expired on arrival", async () => {
    const { cache, at, state } = credentialSource(-60 * MINUTE);
    for (let ms = 0; ms < 10_000; ms += 10) {
      at(ms);
      expect((await cache.get()).accessKeyId).toMatch(/^ASIA/);
    }
    expect(state.calls).toBe(10);
  });
});
