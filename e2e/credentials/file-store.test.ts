import { execFile, execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from "@stskit/client-sts-node";
import {
  type CachedCredentialProvider,
  type CredentialStore,
  cacheCredentials,
  credentialFileStore,
  fromTemporaryCredentials,
} from "@stskit/client-sts-node/credential-providers";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { home } from "@stskit/e2e-support/environment/empty-home";
import { rejection } from "@stskit/e2e-support/rejection";
import { describe, expect, onTestFinished, test, vi } from "vitest";

const directory = () => join(home, "store");
const paths = () => readdirSync(directory()).map((name) => join(directory(), name));
/** Those that hold credentials, finished or not. */
const files = () => paths().filter((path) => path.includes(".json"));

/** A store, and a way to wait until what it was given is written. */
function fileStore() {
  const store = credentialFileStore({ directory: directory() });
  let written: unknown;
  const set: CredentialStore["set"] = (key, credentials) => {
    written = store.set(key, credentials);
    return written as Promise<void>;
  };
  // What a store fails with is the cache's concern.
  return { store: { ...store, set }, written: () => Promise.allSettled([written]) };
}

/** Credentials by way of the store, once they are written. */
async function credentials(properties?: Record<string, any>) {
  const { store, written } = fileStore();
  const provider = fromTemporaryCredentials({
    params: { RoleArn: roleArn("Open") },
    masterCredentials: userKey(sts, "alice"),
    clientConfig: { region: "eu-west-1" },
    cache: { store, storeKey: "open" },
  });
  const given = await provider(properties);
  await written();
  return given;
}

function processWarnings() {
  const emitWarning = vi.spyOn(process, "emitWarning").mockReturnValue();
  onTestFinished(() => emitWarning.mockRestore());
  return emitWarning.mock.calls;
}

test("processes share one session", async () => {
  const here = await credentials();
  const program = `
    import { cacheCredentials, credentialFileStore, fromTemporaryCredentials } from "@stskit/client-sts-node/credential-providers";
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
    await credentials();
    expect(paths().sort()).toEqual([
      expect.stringMatching(/[0-9a-f]{64}\.json$/),
      expect.stringMatching(/[0-9a-f]{64}\.lease\.1$/),
    ]);
    for (const path of paths()) expect(statSync(path).mode & 0o777).toBe(0o600);
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
  await credentials();
  writeFileSync(files()[0]!, "{ half of a fil");
  await credentials();
  expect(JSON.parse(readFileSync(files()[0]!, "utf8"))).toMatchObject({ Version: 1 });
  expect(sts.requests).toHaveLength(2);
});

test.each(["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "AccountId"])(
  "a file whose %s is no text is replaced",
  async (member) => {
    const { accountId } = await credentials();
    const file = files()[0]!;
    for (const value of [{}, ["text"], 1]) {
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), [member]: value }));
      expect(await credentials()).toMatchObject({
        accessKeyId: expect.any(String),
        sessionToken: expect.any(String),
        accountId,
      });
    }
    expect(sts.requests).toHaveLength(4);
  },
);

test.each([
  ["a Date", (expiration: Date) => expiration],
  ["text", (expiration: Date) => expiration.toISOString()],
  ["a number", (expiration: Date) => expiration.getTime()],
])("an expiration given as %s is stored", async (_, given) => {
  const expiration = new Date(Date.now() + 3_600_000);
  const { store, written } = fileStore();
  const session = {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "hush",
    sessionToken: "any",
    expiration: given(expiration) as Date,
  };
  const cache = { store, storeKey: "any" };
  await cacheCredentials(async () => session, cache)();
  await written();
  const elsewhere = cacheCredentials(() => Promise.reject(new Error("asked")), cache);
  expect(await elsewhere()).toMatchObject({ accessKeyId: "ASIAEXAMPLE", expiration });
});

test("drafts of processes that were killed are removed, those of processes that write are not", async () => {
  await credentials();
  const abandoned = `${files()[0]}.00000000-0000-4000-8000-000000000000`;
  const future = `${files()[0]}.00000000-0000-4000-8000-000000000002`;
  const fresh = `${files()[0]}.00000000-0000-4000-8000-000000000001`;
  const foreign = join(directory(), "notes.txt");
  for (const file of [abandoned, future, fresh, foreign]) writeFileSync(file, "half");
  utimesSync(future, new Date("2100-01-01"), new Date("2100-01-01"));
  for (const file of [abandoned, foreign]) utimesSync(file, 0, 0);
  const store = credentialFileStore({ directory: directory() });
  await store.set("other", { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "hush", expiration: new Date() });
  const left = [abandoned, future, fresh, foreign].filter((file) => existsSync(file));
  expect(left).toEqual([fresh, foreign]);
});

describe.skipIf(process.platform === "win32")("that a store does not work is told", () => {
  /** Gets credentials by way of a directory that others may write to. */
  async function unshared(
    use: (provider: CachedCredentialProvider) => Promise<unknown>,
    logger?: STSClientConfig["logger"],
  ) {
    mkdirSync(directory(), { recursive: true });
    chmodSync(directory(), 0o777);
    const { store, written } = fileStore();
    const clientConfig = { region: "eu-west-1", logger };
    const params = { RoleArn: roleArn("Open") };
    const cache = { store, storeKey: "open" };
    await use(
      fromTemporaryCredentials({ params, masterCredentials: userKey(sts, "alice"), clientConfig, cache }),
    );
    await written();
  }

  test.each([
    ["is called alone", (provider: CachedCredentialProvider) => provider()],
    [
      "serves a client without a logger",
      (credentials: CachedCredentialProvider) =>
        new STSClient({ region: "eu-west-1", credentials }).send(new GetCallerIdentityCommand({})),
    ],
  ])("by the process, once, if the provider %s", async (_, use) => {
    const warnings = processWarnings();
    await unshared(use);
    await unshared(use);
    const remedy = `Other users may write to .* Run: chmod go-w ${JSON.stringify(directory())}`;
    const code = { code: "STSKIT_CREDENTIAL_STORE" };
    expect(warnings).toEqual([
      [expect.stringMatching(`cannot be read: ${remedy}`), code],
      [expect.stringMatching(`cannot be written: ${remedy}`), code],
    ]);
  });

  test("through the logger in the provider's clientConfig", async () => {
    const warnings = processWarnings();
    const logger = { trace() {}, debug() {}, info() {}, warn: vi.fn(), error() {} };
    await unshared((provider) => provider(), logger);
    expect(logger.warn.mock.calls.flat().join("\n")).toContain("Run: chmod go-w");
    expect(warnings).toEqual([]);
  });
});

test.each([
  [{ directory: 5 }, "directory is of type number, but must be a path."],
  [{ directory: "" }, "directory is empty, but must be a path."],
  ["/tmp/store", "credentialFileStore takes its options as an object, but a value of type string was given."],
  [null, "credentialFileStore takes its options as an object"],
])("wrong options are refused: %j", (options, message) => {
  expect(() => credentialFileStore(options as never)).toThrow(message);
});

test("unknown options are warned of", () => {
  const warnings = processWarnings();
  credentialFileStore({ path: "/tmp/store" } as object);
  credentialFileStore({ directoy: "/tmp/store" } as object);
  expect(warnings.map(([message]) => message)).toEqual([
    'Unknown option "path" of credentialFileStore. Known options: directory.',
    'Unknown option "directoy" of credentialFileStore. Did you mean "directory"?',
  ]);
});

test("a failure to write is told in the same words each time", async () => {
  const store = credentialFileStore({ directory: directory() });
  const write = () =>
    rejection(
      Promise.resolve(
        store.set("key", {
          accessKeyId: "ASIA",
          secretAccessKey: "s",
          expiration: new Date(),
          issuedAt: new Date(),
        }),
      ),
    );
  await store.set("key", { accessKeyId: "ASIA", secretAccessKey: "s", expiration: new Date() });
  // A directory where the file should be: the draft cannot take its place.
  const [file] = files();
  rmSync(file!);
  mkdirSync(file!);
  const { message } = await write();
  expect(message).toContain(file);
  expect((await write()).message).toBe(message);
});

describe.skipIf(process.platform === "win32")("what others can have put there is not trusted:", () => {
  const warned = async () => {
    const logger = { trace() {}, debug() {}, info() {}, warn: vi.fn(), error() {} };
    const { accessKeyId } = await credentials({ callerClientConfig: { logger } });
    expect(accessKeyId).not.toBe("ASIAFOREIGN");
    return logger.warn.mock.calls.flat().join("\n");
  };

  test("a file that others may write", async () => {
    await credentials();
    const file = files()[0]!;
    writeFileSync(file, readFileSync(file, "utf8").replace(/ASIA\w+/, "ASIAFOREIGN"));
    chmodSync(file, 0o666);
    expect(await warned()).toContain(`Run: chmod go-w ${JSON.stringify(file)}`);
    // The next credentials take its place.
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await warned()).toBe("");
  });

  test("a directory that others may write", async () => {
    await credentials();
    writeFileSync(files()[0]!, readFileSync(files()[0]!, "utf8").replace(/ASIA\w+/, "ASIAFOREIGN"));
    chmodSync(directory(), 0o777);
    expect(await warned()).toContain(`Run: chmod go-w ${JSON.stringify(directory())}`);
  });

  test("a file of another user", async () => {
    await credentials();
    // In a directory like /tmp, where everyone may have written it.
    chmodSync(directory(), 0o1777);
    writeFileSync(files()[0]!, readFileSync(files()[0]!, "utf8").replace(/ASIA\w+/, "ASIAFOREIGN"));
    const getuid = vi.spyOn(process, "getuid").mockReturnValue(process.getuid!() + 1);
    onTestFinished(() => getuid.mockRestore());
    expect(await warned()).toContain(`${files()[0]} belongs to another user.`);
  });

  test.each([
    ["a FIFO", (path: string) => void execFileSync("mkfifo", [path])],
    ["a directory", (path: string) => void mkdirSync(path)],
    ["a link to a device", (path: string) => symlinkSync("/dev/zero", path)],
    ["a file of 2 MB", (path: string) => writeFileSync(path, "x".repeat(2_000_000), { mode: 0o600 })],
  ])("%s", async (_, make) => {
    await credentials();
    const file = files()[0]!;
    rmSync(file);
    make(file);
    expect(await warned()).toContain(`${file} was not written by a credential store. Remove it.`);
  });
});
