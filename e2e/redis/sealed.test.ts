import { credentialRedisStore, type EncryptionKey } from "@stskit/credential-store-redis";
import { describeFound } from "@stskit/e2e-runtimes";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ConnectedClient, clientPackages } from "./clients.js";
import { alone, servers } from "./deployments.js";
import { encryptionKey, session } from "./sessions.js";

const one = encryptionKey("one", 1);
const two = encryptionKey("two", 2);

for (const { name, program } of servers) {
  describeFound(`Sealed credentials in ${name}`, program, alone.start, (deployment) => {
    let connected: ConnectedClient;
    beforeEach(async () => {
      connected = await deployment().connect(clientPackages.at(-1)!);
      vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    });
    afterEach(async () => {
      connected.close();
      vi.restoreAllMocks();
      await deployment().admin.flushall();
    });

    const store = (...encryptionKeys: EncryptionKey[]) =>
      credentialRedisStore({ client: connected.client, encryptionKeys });
    const warnings = () => vi.mocked(process.emitWarning).mock.calls.map(([message]) => String(message));

    /** The only entry, as Redis has it. */
    async function entry() {
      const [name] = await deployment().names();
      return { name: name!, sealed: (await deployment().admin.get(name!))! };
    }

    test("the same credentials never look the same", async () => {
      const credentials = session("A");
      const seen = new Set<string>();
      for (let index = 0; index < 20; index++) {
        await store(one).set("a", credentials);
        seen.add((await entry()).sealed);
      }
      expect(seen.size).toBe(20);
    });

    test("a change of any character is noticed", async () => {
      await store(one).set("a", session("A"));
      const { name, sealed } = await entry();
      const reader = store(one);
      const changes = Array.from(sealed, (character, index) => {
        const other = character === "A" ? "B" : "A";
        return sealed.slice(0, index) + other + sealed.slice(index + 1);
      });
      // The last character has bits that stand for nothing.
      for (const changed of changes.slice(0, -1)) {
        await deployment().admin.set(name, changed);
        expect(await reader.get("a")).toBeUndefined();
      }
      expect(warnings()).toHaveLength(changes.length - 1);
    });

    describe("is not used:", () => {
      test.each([
        ["nothing", () => ""],
        ["plain text", () => JSON.stringify(session("MARKER"))],
        ["half an entry", (sealed: string) => sealed.slice(0, sealed.length / 2)],
        ["more than an entry", (sealed: string) => `${sealed}MARKER`],
        ["another version", (sealed: string) => sealed.replace("1.", "2.")],
        ["another key's id", (sealed: string) => sealed.replace("one", "two")],
        ["an unknown key's id", (sealed: string) => sealed.replace("one", "MARKER")],
        ["no nonce", () => "1.one.AAAA"],
      ])("%s", async (_, change) => {
        await store(one, two).set("a", session("A"));
        const { name, sealed } = await entry();
        await deployment().admin.set(name, change(sealed));
        const reader = store(one, two);
        expect(await reader.get("a")).toBeUndefined();
        expect(await reader.get("a")).toBeUndefined();
        // Once, although it was read twice.
        expect(warnings()).toHaveLength(1);
        expect(warnings()[0]).toContain(`The credentials in Redis at ${name} cannot be opened`);
        expect(warnings()[0]).not.toMatch(/MARKER|ASIA|secret/);
        // The next credentials take its place.
        await reader.set("a", session("B"));
        expect(await reader.get("a")).toMatchObject({ accessKeyId: "ASIAB" });
      });

      test("what was sealed for another entry", async () => {
        await store(one).set("role-of-an-intern", session("Intern"));
        const { name: ofIntern, sealed } = await entry();
        await store(one).set("role-of-an-admin", session("Admin"));
        for (const other of await deployment().names()) {
          if (other !== ofIntern) await deployment().admin.set(other, sealed);
        }
        expect(await store(one).get("role-of-an-admin")).toBeUndefined();
        expect(await store(one).get("role-of-an-intern")).toMatchObject({ accessKeyId: "ASIAIntern" });
      });

      test("what another prefix sealed", async () => {
        const test = { client: connected.client, encryptionKeys: [one], keyPrefix: "test:" };
        await credentialRedisStore(test).set("a", session("Test"));
        const { name } = await entry();
        await deployment().admin.rename(name, name.replace("test:", "stskit:"));
        expect(await store(one).get("a")).toBeUndefined();
      });
    });

    test("keys are rotated in three steps, without an entry that cannot be opened", async () => {
      const steps = [[one], [one, two], [two, one], [two]] as const;
      for (let index = 1; index < steps.length; index++) {
        // While a step is under way, some processes are behind.
        const [behind, ahead] = [store(...steps[index - 1]!), store(...steps[index]!)];
        await behind.set("a", session(`Behind${index}`));
        expect(await ahead.get("a")).toMatchObject({ accessKeyId: `ASIABehind${index}` });
        await ahead.set("a", session(`Ahead${index}`));
        expect(await behind.get("a")).toMatchObject({ accessKeyId: `ASIAAhead${index}` });
        expect(await ahead.get("a")).toMatchObject({ accessKeyId: `ASIAAhead${index}` });
      }
      expect(warnings()).toEqual([]);
    });

    test("a key that was removed opens nothing", async () => {
      await store(one).set("a", session("A"));
      expect(await store(two).get("a")).toBeUndefined();
      expect(warnings()[0]).toContain("Its key is not among encryptionKeys, whose ids are two.");
    });

    test("a key with the right id and other bytes opens nothing", async () => {
      await store(one).set("a", session("A"));
      expect(await store({ ...two, id: "one" }).get("a")).toBeUndefined();
      expect(warnings()[0]).toContain("or another process has another key with the id one");
    });
  });
}
