import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { credentialFileStore, fromTemporaryCredentials } from "@stskit/client-sts-node/credential-providers";
import type { StsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { home } from "./harness/isolated-environment.js";
import { roleArn, startSts, userKey, useSts } from "./harness/sts.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startSts();
});
afterAll(() => sts.close());
beforeEach(() => useSts(sts));

const directory = () => join(home, "store");
const files = () => readdirSync(directory()).map((name) => join(directory(), name));

function provider() {
  return fromTemporaryCredentials({
    params: { RoleArn: roleArn("Open") },
    masterCredentials: userKey(sts, "alice"),
    clientConfig: { region: "eu-west-1" },
    cache: { store: credentialFileStore({ directory: directory() }), storeKey: "open" },
  });
}

test("processes share one session", async () => {
  const here = await provider()();
  const program = `
    import { credentialFileStore, fromTemporaryCredentials } from "@stskit/client-sts-node/credential-providers";
    const credentials = fromTemporaryCredentials({
      params: { RoleArn: ${JSON.stringify(roleArn("Open"))} },
      masterCredentials: { accessKeyId: "AKIANOBODY", secretAccessKey: "unknown" },
      clientConfig: { region: "eu-west-1" },
      cache: { store: credentialFileStore({ directory: ${JSON.stringify(directory())} }), storeKey: "open" },
    });
    console.log((await credentials()).accessKeyId);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: import.meta.dirname,
  });
  expect(stdout.trim()).toBe(here.accessKeyId);
  expect(sts.requests).toHaveLength(1);
});

test.skipIf(process.platform === "win32")(
  "files are the user's alone, and no draft stays behind",
  async () => {
    await provider()();
    expect(files()).toHaveLength(1);
    expect(statSync(files()[0]!).mode & 0o777).toBe(0o600);
    expect(statSync(directory()).mode & 0o777).toBe(0o700);
  },
);

test("a reader never sees half of a file, however many write", async () => {
  const store = credentialFileStore({ directory: directory() });
  const credentials = (index: number) => ({
    accessKeyId: `ASIA${index}`,
    secretAccessKey: "s".repeat(20_000),
    sessionToken: `${index}`,
    expiration: new Date(Date.now() + 3_600_000),
  });
  await store.set("key", credentials(0));
  const reads: Promise<unknown>[] = [];
  await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      await store.set("key", credentials(index));
      reads.push(Promise.resolve(store.get("key")));
    }),
  );
  for (const read of await Promise.all(reads)) {
    expect(read).toMatchObject({ secretAccessKey: "s".repeat(20_000) });
  }
  expect(files()).toHaveLength(1);
});

test("a file that holds something else is replaced", async () => {
  await provider()();
  writeFileSync(files()[0]!, "{ half of a fil");
  await provider()();
  expect(JSON.parse(readFileSync(files()[0]!, "utf8"))).toMatchObject({ Version: 1 });
  expect(sts.requests).toHaveLength(2);
});
