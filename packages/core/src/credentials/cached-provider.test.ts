import type { AwsCredentialIdentity } from "@smithy/types";
import { VirtualTime } from "@stskit/e2e-support/virtual-time";
import { expect, test } from "vitest";
import { cachedProvider, sharedCache } from "./cached-provider.js";
import type { CredentialStore } from "./credential-store.js";

const platform = () => ({ time: new VirtualTime(), random: () => 0 });
const HOUR = 3_600_000;

function memoryStore() {
  const kept = new Map<string, AwsCredentialIdentity>();
  const store: CredentialStore = {
    get: (key) => kept.get(key),
    set: (key, credentials) => {
      kept.set(key, credentials);
    },
  };
  return { kept, store };
}

/** A provider of credentials that live an hour, and how often it was asked. */
function hourly(time: VirtualTime) {
  const asked: (string | undefined)[] = [];
  const provider = async (properties?: Record<string, any>) => {
    asked.push(properties?.["callerClientConfig"]?.profile);
    return {
      accessKeyId: `ASIA${asked.length}`,
      secretAccessKey: "s",
      sessionToken: `t${asked.length}`,
      expiration: new Date(time.now() + HOUR),
    };
  };
  return { asked, provider };
}

test("clients that are given the same provider share its cache, those of other profiles have their own", async () => {
  const around = platform();
  const { asked, provider } = hourly(around.time);
  const one = sharedCache(provider, around);
  const other = sharedCache(provider, around);
  expect(one).toBe(other);
  await Promise.all([
    one({ callerClientConfig: { profile: undefined } }),
    other({}),
    one({ callerClientConfig: { profile: "dev" } }),
    other({ callerClientConfig: { profile: "dev" } }),
  ]);
  expect(asked).toEqual([undefined, "dev"]);
});

test("a provider that says it needs no cache gets none", () => {
  const around = platform();
  const memoized = Object.assign(async () => ({ accessKeyId: "a", secretAccessKey: "s" }), {
    memoized: true as const,
  });
  expect(sharedCache(memoized, around)).toBe(memoized);
  expect(cachedProvider(memoized, around).memoized).toBe(true);
});

test("a store spares the next process the request", async () => {
  const around = platform();
  const { asked, provider } = hourly(around.time);
  const { kept, store } = memoryStore();
  const first = await cachedProvider(provider, around, { store, storeKey: "role" })();
  const second = await cachedProvider(provider, around, { store, storeKey: "role" })();
  expect(second).toEqual(first);
  expect(asked).toHaveLength(1);
  expect([...kept.keys()]).toEqual(["role"]);
  await cachedProvider(provider, around, { store, storeKey: "another role" })();
  expect(asked).toHaveLength(2);
});

test("stored credentials that are about to expire, were refused, or are none are passed over", async () => {
  const around = platform();
  const { asked, provider } = hourly(around.time);
  const { kept, store } = memoryStore();
  const cached = cachedProvider(provider, around, { store, storeKey: "role" });
  kept.set("role", {
    accessKeyId: "ASIAOLD",
    secretAccessKey: "s",
    sessionToken: "old",
    expiration: new Date(around.time.now() + 60_000),
  });
  const credentials = await cached();
  expect(credentials.accessKeyId).toBe("ASIA1");
  cached.invalidate(credentials);
  expect((await cached()).accessKeyId).toBe("ASIA2");
  kept.set("role", {} as AwsCredentialIdentity);
  cached.invalidate();
  expect((await cached()).accessKeyId).toBe("ASIA3");
  expect(asked).toHaveLength(3);
});

test("another process's renewal is taken over when the own credentials are due", async () => {
  const around = platform();
  const { asked, provider } = hourly(around.time);
  const { kept, store } = memoryStore();
  const cached = cachedProvider(provider, around, { store, storeKey: "role" });
  await cached();
  around.time.set(around.time.now() + HOUR / 2);
  kept.set("role", {
    accessKeyId: "ASIAOTHER",
    secretAccessKey: "s",
    sessionToken: "other",
    expiration: new Date(around.time.now() + HOUR),
  });
  expect((await cached({ forceRefresh: true })).accessKeyId).toBe("ASIAOTHER");
  expect(asked).toHaveLength(1);
});

test("a store that fails is a warning, not an error; long-term keys never reach it", async () => {
  const around = platform();
  const warnings: string[] = [];
  const logger = { warn: (text: string) => warnings.push(text) } as any;
  const broken: CredentialStore = {
    get: () => Promise.reject(new Error("no disk")),
    set: () => {
      throw new Error("no space");
    },
  };
  const { provider } = hourly(around.time);
  const cached = cachedProvider(provider, around, { store: broken, storeKey: "role" });
  expect((await cached({ callerClientConfig: { logger } })).accessKeyId).toBe("ASIA1");
  expect(warnings).toEqual([
    "The credential store cannot be read: no disk",
    "The credential store cannot be written: no space",
  ]);
  const { kept, store } = memoryStore();
  const longTerm = async () => ({ accessKeyId: "AKIA", secretAccessKey: "s" });
  await cachedProvider(longTerm, around, { store, storeKey: "role" })();
  expect(kept.size).toBe(0);
});

test("a store that parses JSON does not log what it cannot parse", async () => {
  const around = platform();
  const warnings: string[] = [];
  const logger = { warn: (text: string) => warnings.push(text) } as any;
  const store: CredentialStore = { get: () => JSON.parse('{"secretAccessKey":hush}'), set() {} };
  const { provider } = hourly(around.time);
  await cachedProvider(provider, around, { store, storeKey: "role" })({ callerClientConfig: { logger } });
  expect(warnings).toEqual(["The credential store cannot be read: it is not valid JSON"]);
});

test.each([
  [{ advisoryWindow: -1 }, "cache.advisoryWindow must be a number of milliseconds from 0, but -1 was given"],
  [{ mandatoryWindow: Number.NaN }, "cache.mandatoryWindow"],
  [{ mandatoryWindow: "60" }, "a value of type string"],
  [{ store: memoryStore().store }, "cache.storeKey is missing"],
  [{ storeKey: "role" }, "without cache.store"],
])("options that make no sense are named: %o", (options, message) => {
  const { time, random } = platform();
  expect(() => cachedProvider(async () => ({}) as any, { time, random }, options as any)).toThrow(message);
});

test("a provider that is no function is refused, and not shown", () => {
  expect(() => cachedProvider({ secretAccessKey: "hush" } as any, platform())).toThrow(
    "must be a function, but a value of type object was given",
  );
});
