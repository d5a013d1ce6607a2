import { expect, test } from "vitest";
import { Clock } from "./clock.js";
import { RedisStore } from "./redis-store.js";
import { scaledDown, scenarios } from "./scenarios.js";
import { simulate } from "./simulate.js";
import { Sts } from "./sts.js";

/**
 * A hundredth of each scenario. If one of these numbers changes, so does docs/credentials.md: run `npm run simulation`, see whether
 * its text still holds, and then this test with `-u`.
 */
test.each(Object.entries(scenarios))("%s", async (_, scenario) => {
  const { seconds, ...totals } = await simulate(scaledDown(scenario, 100));
  expect(totals).toMatchSnapshot();
  expect(seconds).toHaveLength(3_600);
  for (const field of ["requests", "refused"])
    expect(seconds.reduce((sum, second) => sum + second[field], 0)).toBe(totals[field]);
  expect(seconds.at(-1).without).toBe(0);
});

test.each(["shared", "sharedInAMinute"])(
  "%s asks STS for the first credentials and two renewals",
  async (name) => {
    const { requests, refused, sawError, seconds } = await simulate(scaledDown(scenarios[name], 200));
    expect({ requests, refused, sawError }).toEqual({ requests: 3, refused: 0, sawError: 0 });
    expect(seconds.slice(60).every(({ without }) => without === 0)).toBe(true);
  },
);

test("STS refuses what is beyond its quota, and has as much again a second later", async () => {
  const clock = new Clock();
  const sts = new Sts(clock, { latency: 60, quota: 6, session: 3_600_000 });
  const outcomes = async (count) => {
    const all = Promise.allSettled(Array.from({ length: count }, () => sts.assumeRole()));
    await clock.runUntil(clock.now() + 1_000);
    return (await all).map(({ reason }) => reason?.name ?? "accepted");
  };
  for (let second = 0; second < 3; second++)
    expect(await outcomes(8)).toEqual([...Array(6).fill("accepted"), "Throttling", "Throttling"]);
  expect(sts).toMatchObject({ requests: 24, refused: 6 });
});

test("Redis performs commands in turn, and drops what a late holder writes", async () => {
  const clock = new Clock();
  const redis = new RedisStore(clock, { latency: 1, rate: 100 });
  const after = async (asked) => {
    const from = clock.now();
    await clock.runUntil(from + 1_000);
    return asked;
  };
  const at = [];
  const [late, none] = await after(
    Promise.all(
      [redis.acquireLease("role", 500), redis.acquireLease("role", 500)].map((asked) =>
        asked.finally(() => at.push(clock.now())),
      ),
    ),
  );
  expect(at).toEqual([11, 21]);
  expect(late.token).toBe(1);
  expect(none).toBeUndefined();
  expect(await after(late.renew(500))).toBe(false);
  const holder = await after(redis.acquireLease("role", 5_000));
  await after(redis.set("role", "late", late));
  expect(await after(redis.get("role"))).toBeUndefined();
  await after(redis.set("role", "new", holder));
  expect(await after(redis.get("role"))).toBe("new");
});
