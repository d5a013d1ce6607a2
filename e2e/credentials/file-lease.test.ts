import { chmodSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CredentialLease,
  type CredentialStore,
  cacheCredentials,
  credentialFileStore,
} from "@stskit/client-sts-node/credential-providers";
import { home } from "@stskit/e2e-support/environment/empty-home";
import { describe, expect, test, vi } from "vitest";

const TTL = 10_000;
const directory = () => join(home, "store");
const newStore = () => credentialFileStore({ directory: directory() });
const acquire = async (store: CredentialStore, key = "key", ttl = TTL) => store.acquireLease!(key, ttl);
const held = async (store: CredentialStore) => (await acquire(store)) as CredentialLease;
const leaseFiles = () =>
  readdirSync(directory())
    .filter((name) => name.includes(".lease."))
    .map((name) => join(directory(), name));

/** Makes the leases' files older, as if time had passed. */
function age(ms: number): void {
  for (const path of leaseFiles()) {
    const time = (statSync(path).mtimeMs - ms) / 1_000;
    utimesSync(path, time, time);
  }
}

const session = (name: string) => ({
  accessKeyId: name,
  secretAccessKey: "hush",
  sessionToken: name,
  expiration: new Date(Date.now() + 3_600_000),
});

test("of many that ask at once, one gets the lease of a key", async () => {
  const stores = Array.from({ length: 50 }, newStore);
  const leases = await Promise.all(stores.map((store) => acquire(store)));
  expect(leases.filter(Boolean)).toHaveLength(1);
  expect(await acquire(newStore(), "another key")).toBeDefined();
});

test("tokens grow, and one lease's file is left", async () => {
  const store = newStore();
  for (const token of [1, 2, 3]) {
    const lease = await held(store);
    expect(lease.token).toBe(token);
    await lease.release();
  }
  expect(leaseFiles()).toEqual([expect.stringMatching(/\.lease\.3$/)]);
  expect(readdirSync(directory())).toHaveLength(1);
});

describe("a lease ends", () => {
  test.each([
    ["when it is not renewed in time", TTL + 1_000],
    ["when the clock has been set back", -TTL - 1_000],
  ])("%s", async (_, passed) => {
    const store = newStore();
    await held(store);
    age(passed);
    const leases = await Promise.all(Array.from({ length: 20 }, () => acquire(store)));
    expect(leases.filter(Boolean)).toMatchObject([{ token: 2 }]);
  });

  test("as its holder has said, not as the next one says", async () => {
    const store = newStore();
    await acquire(store, "key", 60_000);
    age(30_000);
    expect(await acquire(store, "key", 1_000)).toBeUndefined();
    age(31_000);
    expect(await acquire(store, "key", 600_000)).toBeDefined();
  });

  test("when its holder had no time to say how long it lasts", async () => {
    const store = newStore();
    await held(store);
    writeFileSync(leaseFiles()[0]!, "");
    expect(await acquire(store)).toBeUndefined();
    age(TTL + 1_000);
    expect(await acquire(store)).toBeDefined();
  });

  test("by the files' clock, whatever a process takes for the time", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const store = newStore();
      const lease = await held(store);
      vi.setSystemTime(Date.now() + 3_600_000);
      expect(await acquire(store)).toBeUndefined();
      expect(await lease.renew(TTL)).toBe(true);
      vi.setSystemTime(Date.now() - 7_200_000);
      expect(await acquire(store)).toBeUndefined();
      await store.set("key", session("ASIAWRITTEN"), lease);
      expect(await store.get("key")).toMatchObject({ accessKeyId: "ASIAWRITTEN" });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a renewal", () => {
  test("extends the lease, also for another time than before", async () => {
    const store = newStore();
    const lease = await held(store);
    age(6_000);
    expect(await lease.renew(TTL)).toBe(true);
    age(6_000);
    expect(await acquire(store)).toBeUndefined();
    expect(await lease.renew(500)).toBe(true);
    age(1_000);
    expect(await acquire(store)).toBeDefined();
  });

  test("comes too late once the lease has run out, and then keeps nobody waiting", async () => {
    const store = newStore();
    const lease = await held(store);
    age(TTL + 1_000);
    expect(await lease.renew(TTL)).toBe(false);
    expect(await lease.renew(TTL)).toBe(false);
    expect(await acquire(store)).toBeDefined();
  });

  test("or a release after another has got the lease changes nothing", async () => {
    const store = newStore();
    const lost = await held(store);
    age(TTL + 1_000);
    const current = await held(store);
    expect(await lost.renew(TTL)).toBe(false);
    await lost.release();
    expect(await acquire(store)).toBeUndefined();
    expect(await current.renew(TTL)).toBe(true);
  });

  test("is refused after the release", async () => {
    const store = newStore();
    const lease = await held(store);
    await lease.release();
    await lease.release();
    expect(await lease.renew(TTL)).toBe(false);
    expect(await acquire(store)).toBeDefined();
  });
});

test("what the holder of an earlier lease writes is dropped", async () => {
  const store = newStore();
  const lost = await held(store);
  age(TTL + 1_000);
  const current = await held(store);
  await store.set("key", session("ASIACURRENT"), current);
  await store.set("key", session("ASIALATE"), lost);
  expect(await store.get("key")).toMatchObject({ accessKeyId: "ASIACURRENT" });
  await store.set("key", session("ASIAWITHOUT"));
  expect(await store.get("key")).toMatchObject({ accessKeyId: "ASIAWITHOUT" });
  await current.release();
  await store.set("key", session("ASIARELEASED"), current);
  expect(await store.get("key")).toMatchObject({ accessKeyId: "ASIARELEASED" });
  expect(readdirSync(directory())).toHaveLength(2);
});

test("other files in the directory are no leases", async () => {
  const store = newStore();
  await (await held(store)).release();
  const [file] = leaseFiles();
  for (const name of ["", "x", "1e3", "-1", "0", "99999999999999999999"]) {
    writeFileSync(file!.replace(/1$/, name), "60000\n");
  }
  expect(await acquire(store)).toMatchObject({ token: 2 });
});

describe.skipIf(process.platform === "win32")("what others can have put there is not trusted:", () => {
  const warned = async () => {
    const logger = { trace() {}, debug() {}, info() {}, warn: vi.fn(), error() {} };
    const provider = cacheCredentials(async () => session("ASIAOWN"), {
      store: newStore(),
      storeKey: "key",
    });
    expect(await provider({ callerClientConfig: { logger } })).toMatchObject({ accessKeyId: "ASIAOWN" });
    return logger.warn.mock.calls.flat().join("\n");
  };

  test("a lease that others may write keeps nobody waiting", async () => {
    await held(newStore());
    chmodSync(leaseFiles()[0]!, 0o666);
    expect(await warned()).toContain(`Run: chmod go-w ${JSON.stringify(leaseFiles()[0])}`);
  });

  test("a link in place of the next lease is not written through", async () => {
    const store = newStore();
    await (await held(store)).release();
    const target = join(home, "target");
    writeFileSync(target, "kept");
    const lease = await held(store);
    symlinkSync(target, leaseFiles()[0]!.replace(/2$/, "3"));
    expect(await acquire(store).catch(() => undefined)).toBeUndefined();
    expect(await lease.renew(TTL)).toBe(false);
    expect(statSync(target).size).toBe(4);
  });
});
