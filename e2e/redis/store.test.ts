import { type CredentialRedisStoreOptions, credentialRedisStore } from "@stskit/credential-store-redis";
import { describeFound } from "@stskit/e2e-runtimes";
import { until } from "@stskit/e2e-support/until";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type ConnectedClient, clientPackages } from "./clients.js";
import { alone, asCluster, servers } from "./deployments.js";
import { encryptionKey, session } from "./sessions.js";

const encryptionKeys = [encryptionKey("1")];
const MINUTE = 60_000;

for (const { name, program } of servers) {
  describe.each([alone, asCluster])(`${name} $name`, (kind) => {
    describeFound("with the client", program, kind.start, (deployment) => {
      afterEach(async () => {
        for (const key of await deployment().names()) await deployment().admin.del(key);
      });

      describe.each(clientPackages)("$name:", (clients) => {
        let connected: ConnectedClient;
        beforeAll(async () => {
          connected = await deployment().connect(clients);
        });
        afterAll(() => connected?.close());

        const store = (more: Partial<CredentialRedisStoreOptions> = {}) =>
          credentialRedisStore({ client: connected.client, encryptionKeys, ...more });

        test("stores credentials with all their members", async () => {
          const stored = { ...session("A"), issuedAt: new Date() };
          await store().set("a", stored);
          expect(await store().get("a")).toEqual(stored);
          expect(await store().get("b")).toBeUndefined();
          expect(await store({ keyPrefix: "other:" }).get("a")).toBeUndefined();
        });

        test("replaces earlier credentials", async () => {
          await store().set("a", session("A"));
          await store().set("a", session("B"));
          expect(await store().get("a")).toMatchObject({ accessKeyId: "ASIAB" });
        });

        test("entries end with the credentials", async () => {
          await store().set("a", session("A", 20 * MINUTE));
          const [entry] = await deployment().names();
          const left = await deployment().admin.pttl(entry!);
          expect(left).toBeLessThanOrEqual(20 * MINUTE);
          expect(left).toBeGreaterThan(15 * MINUTE);
        });

        test("nothing stays for ever", async () => {
          const lease = await store().acquireLease("a", MINUTE);
          await store().set("a", session("A"), lease);
          const names = await deployment().names();
          expect(names).toHaveLength(3);
          for (const key of names) expect(await deployment().admin.pttl(key)).toBeGreaterThan(0);
        });

        test("Redis sees no secret", async () => {
          const lease = await store().acquireLease("arn:of-a-role", MINUTE);
          await store().set("arn:of-a-role", session("A"), lease);
          const names = await deployment().names();
          const values = await Promise.all(names.map((key) => deployment().admin.get(key)));
          expect([...names, ...values].join("\n")).not.toMatch(/arn|role|ASIA|secret|token-of|123456789012/);
        });

        test("of fifty that ask at once, one gets the lease", async () => {
          const leases = await Promise.all(
            Array.from({ length: 50 }, () => store().acquireLease("a", MINUTE)),
          );
          expect(leases.filter(Boolean)).toHaveLength(1);
          expect(await store().acquireLease("b", MINUTE)).toBeDefined();
        });

        test("a lease that is given up goes to the next, with a greater token", async () => {
          const first = await store().acquireLease("a", MINUTE);
          await first!.release();
          const second = await store().acquireLease("a", MINUTE);
          expect(second!.token).toBeGreaterThan(first!.token);
          expect(Number.isSafeInteger(second!.token)).toBe(true);
        });

        test("a lease is renewed, by its holder", async () => {
          const lease = await store().acquireLease("a", MINUTE);
          expect(await lease!.renew(10 * MINUTE)).toBe(true);
          const name = (await deployment().names()).find((key) => key.endsWith(":lease"));
          expect(await deployment().admin.pttl(name!)).toBeGreaterThan(5 * MINUTE);
        });

        test("a lease that ran out goes to the next, and its holder can no longer do anything", async () => {
          const first = await store().acquireLease("a", 1);
          let second: Awaited<ReturnType<ReturnType<typeof store>["acquireLease"]>>;
          await until(async () => {
            second = await store().acquireLease("a", MINUTE);
            return second !== undefined;
          });
          expect(await first!.renew(MINUTE)).toBe(false);
          await first!.release();
          expect(await store().acquireLease("a", MINUTE)).toBeUndefined();

          await store().set("a", session("Second"), second);
          await store().set("a", session("First"), first);
          expect(await store().get("a")).toMatchObject({ accessKeyId: "ASIASecond" });
          expect(await second!.renew(MINUTE)).toBe(true);
        });

        test("tokens go on growing when Redis forgets them", async () => {
          const first = await store().acquireLease("a", MINUTE);
          for (const key of await deployment().names()) await deployment().admin.del(key);
          const second = await store().acquireLease("a", MINUTE);
          expect(second!.token).toBeGreaterThan(first!.token);
        });
      });
    });
  });
}
