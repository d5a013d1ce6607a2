import { setTimeout as delay } from "node:timers/promises";
import { describeFound } from "@stskit/e2e-runtimes";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { afterEach, beforeEach, expect, test } from "vitest";
import { servers } from "./deployments.js";
import { credentialsOf, fleets } from "./fleet.js";
import { RedisServer } from "./redis-server.js";
import { type SlowLink, startSlowLink } from "./slow-link.js";

const MINUTE = 60_000;

for (const { name, program } of servers) {
  describeFound(`A fleet while ${name}`, program, RedisServer.start, (server) => {
    const { sts, assumed, start: startFleet } = fleets(server);
    let link: SlowLink;
    beforeEach(async () => {
      link = await startSlowLink(server().port);
    });
    afterEach(() => link.close());

    const slow = async (delay: number) => {
      link.delay = delay;
    };
    const command = (...args: [string, ...(string | number)[]]) => server().command(...args);

    test.each([
      ["too slow", () => slow(6_000), () => slow(0)],
      [
        "full",
        () => command("CONFIG", "SET", "maxmemory", 1),
        () => command("CONFIG", "SET", "maxmemory", 0),
      ],
      [
        "read-only",
        async () => command("REPLICAOF", "127.0.0.1", await unusedPort()),
        () => command("REPLICAOF", "NO", "ONE"),
      ],
    ])("is %s: nobody gets an error, and each asks for itself, once", async (_, hinder, help) => {
      const { port } = link;
      const [fleet, cold] = [
        await startFleet(12, { port }),
        await startFleet(12, { port, keyPrefix: "cold:" }),
      ];
      const [before] = await credentialsOf(fleet);
      await hinder();
      const clock = 30 * MINUTE;
      sts().setClockOffset(clock);
      // Credentials that are due, but valid, keep nobody waiting.
      expect(new Set(await credentialsOf(fleet, { clock }))).toEqual(new Set([before]));
      const renewed = await Promise.all([
        credentialsOf(fleet, { clock, otherThan: before! }),
        credentialsOf(cold, { clock }),
      ]);
      expect(new Set(renewed.flat()).size).toBe(24);
      expect(assumed()).toHaveLength(1 + 24);

      await help();
      // These end at 90 minutes, so they are still valid, but not worth sharing.
      const later = 86 * MINUTE;
      sts().setClockOffset(later);
      const after = await Promise.all(
        fleet.map((member, index) => member.credentials({ clock: later, otherThan: renewed[0][index]! })),
      );
      expect(new Set(after).size).toBe(1);
      expect(assumed()).toHaveLength(1 + 24 + 1);
    });

    test("takes a second for each reply: they share one session", async () => {
      const fleet = await startFleet(12, { port: link.port });
      link.delay = 1_000;
      const [before] = await credentialsOf(fleet);
      const clock = 30 * MINUTE;
      sts().setClockOffset(clock);
      expect(new Set(await credentialsOf(fleet, { clock }))).toEqual(new Set([before]));
      expect(new Set(await credentialsOf(fleet, { clock, otherThan: before! })).size).toBe(1);
      expect(assumed()).toHaveLength(2);
    });

    test("had answered processes that were frozen: none asks STS", async () => {
      const fleet = await startFleet(12);
      const [first, ...others] = fleet as [(typeof fleet)[0], ...typeof fleet];
      const before = await first.credentials();
      server().freeze();
      const answers = credentialsOf(others);
      await delay(500);
      for (const member of others) member.freeze();
      server().goOn();
      // Longer than a store may take.
      await delay(5_500);
      for (const member of others) member.goOn();
      expect(new Set(await answers)).toEqual(new Set([before]));
      expect(assumed()).toHaveLength(1);
    });
  });
}
