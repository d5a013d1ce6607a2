import { cacheCredentials } from "@stskit/client-sts-node/credential-providers";
import { credentialRedisStore } from "@stskit/credential-store-redis";
import { describeFound } from "@stskit/e2e-runtimes";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { until } from "@stskit/e2e-support/until";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ConnectedClient, latestClients } from "./clients.js";
import { servers } from "./deployments.js";
import { RedisServer } from "./redis-server.js";
import { encryptionKey, session } from "./sessions.js";

const MINUTE = 60_000;

for (const { name, program } of servers) {
  describeFound(`${name} is`, program, RedisServer.start, (server) => {
    describe.each(latestClients)("$name:", (clients) => {
      let connected: ConnectedClient;
      let used: ReturnType<typeof credentialRedisStore>;
      beforeEach(async () => {
        connected = await clients.connect(server().port);
        used = credentialRedisStore({ client: connected.client, encryptionKeys: [encryptionKey("1")] });
        await used.set("a", session("Stored"));
      });
      afterEach(async () => {
        connected.close();
        await server().command("FLUSHALL");
      });

      /** What a caller gets, and what the logger is told. */
      async function credentials(storeKey: string) {
        const logger = { trace() {}, debug() {}, info() {}, warn: vi.fn(), error() {} };
        const provider = cacheCredentials(async () => session("Issued"), { store: used, storeKey });
        const { accessKeyId } = await provider({ callerClientConfig: { logger } });
        return { accessKeyId, warnings: () => logger.warn.mock.calls.flat().join("\n") };
      }

      test("stopped, then started again", async () => {
        await server().stop();
        const { accessKeyId, warnings } = await credentials("a");
        expect(accessKeyId).toBe("ASIAIssued");
        expect(warnings()).toContain("The credential store cannot be read");
        await server().start();
        // It has forgotten everything.
        await used.set("b", session("B"));
        expect((await credentials("b")).accessKeyId).toBe("ASIAB");
      });

      test("frozen for a while", async () => {
        server().freeze();
        const { accessKeyId, warnings } = await credentials("a");
        server().goOn();
        expect(accessKeyId).toBe("ASIAIssued");
        expect(warnings()).toContain("The credential store cannot be read: it took longer than 5000 ms");
        await until(async () => (await used.get("a")) !== undefined);
      });

      test("full", async () => {
        await server().command("CONFIG", "SET", "maxmemory", 1);
        await expect(used.set("a", session("B"))).rejects.toThrow(/OOM/);
        await expect(used.acquireLease("a", MINUTE)).rejects.toThrow(/OOM/);
        expect((await credentials("a")).accessKeyId).toBe("ASIAStored");
        const { accessKeyId, warnings } = await credentials("b");
        expect(accessKeyId).toBe("ASIAIssued");
        await until(() => /The credential store cannot be written: .*OOM/.test(warnings()));
        await server().command("CONFIG", "SET", "maxmemory", 0);
      });

      test("read-only", async () => {
        await server().command("REPLICAOF", "127.0.0.1", await unusedPort());
        await expect(used.set("a", session("B"))).rejects.toThrow(/READONLY/);
        await expect(used.acquireLease("a", MINUTE)).rejects.toThrow(/READONLY/);
        expect((await credentials("a")).accessKeyId).toBe("ASIAStored");
        const { accessKeyId, warnings } = await credentials("b");
        expect(accessKeyId).toBe("ASIAIssued");
        await until(() => /The credential store cannot be written: .*READONLY/.test(warnings()));
        await server().command("REPLICAOF", "NO", "ONE");
      });
    });
  });
}
