import { type Member, startMember } from "@stskit/e2e-credentials/fleet/start-member";
import { describeFound } from "@stskit/e2e-runtimes";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { until } from "@stskit/e2e-support/until";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { servers } from "./deployments.js";
import { RedisServer } from "./redis-server.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts?.close());

const assumed = () => sts.requests.filter(({ operation }) => operation === "AssumeRole");

for (const { name, program } of servers) {
  describeFound(`A fleet with ${name}:`, program, RedisServer.start, (server) => {
    const members: Member[] = [];
    beforeEach(() => {
      const { accessKeyId, secretAccessKey } = userKey(sts);
      vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.endpoint);
      vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
    });
    afterEach(async () => {
      for (const member of members.splice(0)) member.kill();
      sts.setClockOffset(0);
      sts.faults.clear();
      sts.requests.length = 0;
      vi.unstubAllEnvs();
      await server().command("FLUSHALL");
    });

    /** Starts processes that share a store, and waits until all are ready. */
    async function startFleet(size: number, options: object = {}): Promise<Member[]> {
      const store = {
        module: import.meta.resolve("./redis-store.js"),
        options: { port: server().port, ...options },
      };
      const fleet = await Promise.all(
        Array.from({ length: size }, (_, index) =>
          startMember({ store, roleArn: roleArn("Open"), name: `member-${index}` }),
        ),
      );
      members.push(...fleet);
      return fleet;
    }

    const credentialsOf = (fleet: readonly Member[], order?: Parameters<Member["credentials"]>[0]) =>
      Promise.all(fleet.map((member) => member.credentials(order)));

    const holderIn = (fleet: readonly Member[]) =>
      fleet.find(({ name }) => name === assumed()[0]!.form["RoleSessionName"])!;

    test("60 processes that start cold assume the role once", async () => {
      const fleet = await startFleet(60);
      expect(new Set(await credentialsOf(fleet)).size).toBe(1);
      expect(assumed()).toHaveLength(1);
    });

    test("ten renewals are ten requests for 20 processes", async () => {
      const fleet = await startFleet(20);
      let [current] = await credentialsOf(fleet);
      for (let renewal = 1; renewal <= 10; renewal++) {
        const clock = renewal * 30 * MINUTE;
        sts.setClockOffset(clock);
        const renewed = await credentialsOf(fleet, { otherThan: current!, clock });
        expect(new Set(renewed).size).toBe(1);
        [current] = renewed;
        expect(assumed()).toHaveLength(renewal + 1);
      }
    });

    test("when the process that assumes the role is killed, one other does", async () => {
      const fleet = await startFleet(10);
      sts.faults.add({ delayMs: 60_000, match: { operation: "AssumeRole", nth: 1 } });
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
      sts.faults.add({ delayMs: 2_000, match: { operation: "AssumeRole", nth: 1 } });
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
