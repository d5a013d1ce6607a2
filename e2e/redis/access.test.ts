import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { credentialRedisStore } from "@stskit/credential-store-redis";
import { describeFound } from "@stskit/e2e-runtimes";
import { expect, test } from "vitest";
import { clientPackages } from "./clients.js";
import { alone, servers } from "./deployments.js";
import { encryptionKey, session } from "./sessions.js";

/** The rules that the README gives. */
function documentedRules(): string[] {
  const readme = fileURLToPath(new URL("../../packages/credential-store-redis/README.md", import.meta.url));
  const [, command] = /^(ACL SETUSER .*)$/m.exec(readFileSync(readme, "utf8"))!;
  return command!.split(" ").slice(3);
}

for (const { name, program } of servers) {
  describeFound(`The user of the README in ${name}`, program, alone.start, (deployment) => {
    test.each(clientPackages)("is enough for $name, and for no other keys", async (clients) => {
      const user = { username: "stskit", password: "secret" };
      const rules = documentedRules().map((rule) => (rule.startsWith(">") ? `>${user.password}` : rule));
      await deployment().admin.call("ACL", "SETUSER", user.username, ...rules);

      const { client, close } = await deployment().connect(clients, user);
      const store = credentialRedisStore({ client, encryptionKeys: [encryptionKey("1")] });
      const lease = await store.acquireLease(clients.name, 60_000);
      await store.set(clients.name, session("A"), lease);
      expect(await lease!.renew(60_000)).toBe(true);
      await lease!.release();
      expect(await store.get(clients.name)).toMatchObject({ accessKeyId: "ASIAA" });
      await expect(client.get("other")).rejects.toThrow(/NOPERM/);
      close();
    });
  });
}
