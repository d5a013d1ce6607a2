import type { Member } from "@stskit/e2e-credentials/fleet/start-member";
import { describeFound } from "@stskit/e2e-runtimes";
import { until } from "@stskit/e2e-support/until";
import { expect, test } from "vitest";
import { servers } from "./deployments.js";
import { credentialsOf, fleets } from "./fleet.js";
import { RedisServer } from "./redis-server.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

for (const { name, program } of servers) {
  describeFound(`A fleet with ${name}:`, program, RedisServer.start, (server) => {
    const { sts, assumed, start: startFleet } = fleets(server);

    const holderIn = (fleet: readonly Member[]) =>
      fleet.find(({ name }) => name === assumed()[0]!.form["RoleSessionName"])!;

    test("200 processes that start cold assume the role once", async () => {
      const fleet = await startFleet(200);
      expect(new Set(await credentialsOf(fleet)).size).toBe(1);
      expect(assumed()).toHaveLength(1);
    }, 600_000);

    test("ten renewals are ten requests for 20 processes", async () => {
      const fleet = await startFleet(20);
      let [current] = await credentialsOf(fleet);
      for (let renewal = 1; renewal <= 10; renewal++) {
        const clock = renewal * 30 * MINUTE;
        sts().setClockOffset(clock);
        const renewed = await credentialsOf(fleet, { otherThan: current!, clock });
        expect(new Set(renewed).size).toBe(1);
        [current] = renewed;
        expect(assumed()).toHaveLength(renewal + 1);
      }
    });

    test("a process that exits as soon as it has credentials has shared them", async () => {
      for (const client of ["redis", "ioredis"]) {
        const [first, second] = (await startFleet(2, { client })) as [Member, Member];
        await first.credentialsAndExit();
        await second.credentials();
        expect(assumed()).toHaveLength(1);
      }
    });

    test("when the process that assumes the role is killed, one other does", async () => {
      const fleet = await startFleet(10);
      sts().faults.add({ delayMs: 60_000, match: { operation: "AssumeRole", nth: 1 } });
      const outcomes = fleet.map(async (member) => member.credentials());
      await until(() => assumed().length === 1);
      const holder = holderIn(fleet);
      holder.kill();
      const others = await Promise.all(outcomes.filter((_, index) => fleet[index] !== holder));
      expect(new Set(others).size).toBe(1);
      expect(assumed()).toHaveLength(2);
    });

    test("processes whose clocks are an hour off get credentials, and the others share one session", async () => {
      const fleet = await startFleet(12);
      const clocks = [0, HOUR, -HOUR];
      const all = await Promise.all(
        fleet.map((member, index) => member.credentials({ clockError: clocks[index % 3]! })),
      );
      expect(new Set(all.filter((_, index) => index % 3 === 0)).size).toBe(1);
      expect(assumed().length).toBeLessThanOrEqual(1 + 4);
    });

    test.each([
      ["20 minutes ahead", 20 * MINUTE],
      ["50 minutes behind", -50 * MINUTE],
    ])(
      "two machines, one's clock %s, share sessions and get none that has expired",
      async (_, clockError) => {
        const fleet = await startFleet(6);
        const [right, wrong] = [fleet.slice(0, 3), fleet.slice(3)];
        for (let clock = 0; clock <= 3 * HOUR; clock += MINUTE) {
          sts().setClockOffset(clock);
          // They report expired credentials as an error.
          await Promise.all([credentialsOf(right, { clock }), credentialsOf(wrong, { clock, clockError })]);
        }
        // Whoever sees the shortest lifetime, 40 minutes, renews for all, after 14 minutes at the earliest. A signature by a wrong
        // clock is refused at first.
        const issued = assumed().filter(({ status }) => status === 200);
        expect(issued.length).toBeGreaterThanOrEqual(1 + 3);
        expect(issued.length).toBeLessThanOrEqual(1 + Math.floor(180 / 14));
      },
    );

    test("an entry that was tampered with costs one request", async () => {
      const [first, ...others] = await startFleet(20);
      const before = await first!.credentials();
      let entry: string | undefined;
      await until(async () => {
        [entry] = await server().command("KEYS", "*:credentials");
        return entry !== undefined;
      });
      await server().command("SET", entry!, "1.1.dGFtcGVyZWQgd2l0aCwgYnV0IG9mIGEgcGxhdXNpYmxlIGxlbmd0aA");
      const after = await credentialsOf(others);
      expect(new Set(after).size).toBe(1);
      expect(after[0]).not.toBe(before);
      expect(assumed()).toHaveLength(2);
    });

    test("without the key of the entry, processes share another session among themselves", async () => {
      const old = await startFleet(5, { keys: [{ id: "old", byte: 1 }] });
      const [first] = await credentialsOf(old);
      const others = await startFleet(10, { keys: [{ id: "new", byte: 2 }] });
      const shared = await credentialsOf(others);
      expect(new Set(shared).size).toBe(1);
      expect(shared[0]).not.toBe(first);
      expect(assumed()).toHaveLength(2);
    });

    test("when Redis stops while one assumes the role, each goes for itself", async () => {
      const fleet = await startFleet(10);
      sts().faults.add({ delayMs: 2_000, match: { operation: "AssumeRole", nth: 1 } });
      const all = credentialsOf(fleet);
      await until(() => assumed().length === 1);
      await server().stop();
      await all;
      expect(assumed().length).toBeLessThanOrEqual(10);
      await server().start();
    });

    test("when Redis starts again and has forgotten everything, nobody asks while credentials are valid", async () => {
      const fleet = await startFleet(10);
      const before = await credentialsOf(fleet);
      await server().stop();
      await server().start();
      expect(await credentialsOf(fleet)).toEqual(before);
      expect(assumed()).toHaveLength(1);
    });
  });
}
