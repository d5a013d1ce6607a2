import { credentialRedisStore } from "@stskit/credential-store-redis";
import { describeFound } from "@stskit/e2e-runtimes";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ConnectedClient, clientPackages } from "./clients.js";
import { alone, servers } from "./deployments.js";
import { encryptionKey, session } from "./sessions.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

for (const { name, program } of servers) {
  describeFound(`Clocks beside ${name}:`, program, alone.start, (deployment) => {
    let connected: ConnectedClient;
    beforeEach(async () => {
      connected = await deployment().connect(clientPackages[0]!);
    });
    afterEach(async () => {
      connected.close();
      vi.useRealTimers();
      await deployment().admin.flushall();
    });

    const store = () =>
      credentialRedisStore({ client: connected.client, encryptionKeys: [encryptionKey("1")] });

    /** How long the only entry stays, in minutes. */
    async function minutesLeft(): Promise<number> {
      const [entry] = await deployment().names();
      return Math.round((await deployment().admin.pttl(entry!)) / MINUTE);
    }

    test.each([
      ["an hour ahead", HOUR],
      ["an hour behind", -HOUR],
      ["years ahead", 100_000 * HOUR],
      ["years behind", -100_000 * HOUR],
    ])("a process' clock that is %s changes nothing", async (_, wrong) => {
      const credentials = session("A", 50 * MINUTE);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + wrong });
      await store().set("a", credentials);
      expect(await minutesLeft()).toBe(50);
      expect(await store().get("a")).toEqual(credentials);
    });

    test("by Redis' clock, an hour ahead, the credentials have expired: they stay for a while", async () => {
      await store().set("a", session("A", 50 * MINUTE - HOUR));
      expect(await minutesLeft()).toBe(15);
    });

    test("by Redis' clock, years behind, the credentials last for years: they stay as long as a session can", async () => {
      await store().set("a", session("A", 100_000 * HOUR));
      expect(await minutesLeft()).toBe(36 * 60);
    });

    test("a lease lasts by Redis' clock", async () => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - HOUR });
      const first = await store().acquireLease("a", 10 * MINUTE);
      vi.setSystemTime(Date.now() + 2 * HOUR);
      expect(await store().acquireLease("a", 10 * MINUTE)).toBeUndefined();
      await first!.release();
      const second = await store().acquireLease("a", 10 * MINUTE);
      expect(second!.token).toBeGreaterThan(first!.token);
    });
  });
}
