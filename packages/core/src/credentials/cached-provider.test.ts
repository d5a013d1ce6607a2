import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import { VirtualTime } from "@stskit/e2e-support/virtual-time";
import { expect, test } from "vitest";
import { SILENT_LOGGER } from "../warnings/silent-logger.js";
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

/** A provider of credentials that live an hour. `calls` has the profile of each call. */
function hourly(time: VirtualTime) {
  const calls: (string | undefined)[] = [];
  const provider = async (properties?: Record<string, any>) => {
    calls.push(properties?.["callerClientConfig"]?.profile);
    return {
      accessKeyId: `ASIA${calls.length}`,
      secretAccessKey: "s",
      sessionToken: `t${calls.length}`,
      expiration: new Date(time.now() + HOUR),
    };
  };
  return { calls, provider };
}

test("clients with the same provider share a cache, one for each profile", async () => {
  const host = platform();
  const { calls, provider } = hourly(host.time);
  const one = sharedCache(provider, host);
  const other = sharedCache(provider, host);
  expect(one).toBe(other);
  await Promise.all([
    one({ callerClientConfig: { profile: undefined } }),
    other({}),
    one({ callerClientConfig: { profile: "dev" } }),
    other({ callerClientConfig: { profile: "dev" } }),
  ]);
  expect(calls).toEqual([undefined, "dev"]);
});

test("a memoized provider gets no second cache", () => {
  const host = platform();
  const memoized = Object.assign(async () => ({ accessKeyId: "a", secretAccessKey: "s" }), {
    memoized: true as const,
  });
  expect(sharedCache(memoized, host)).toBe(memoized);
  expect(cachedProvider(memoized, host).memoized).toBe(true);
});

test("a store saves the next process a call to the provider", async () => {
  const host = platform();
  const { calls, provider } = hourly(host.time);
  const { kept, store } = memoryStore();
  const first = await cachedProvider(provider, host, { store, storeKey: "role" })();
  const second = await cachedProvider(provider, host, { store, storeKey: "role" })();
  expect(second).toEqual(first);
  expect(calls).toHaveLength(1);
  expect([...kept.keys()]).toEqual(["role"]);
  await cachedProvider(provider, host, { store, storeKey: "another role" })();
  expect(calls).toHaveLength(2);
});

test("stored credentials that are about to expire, were refused or are malformed are ignored", async () => {
  const host = platform();
  const { calls, provider } = hourly(host.time);
  const { kept, store } = memoryStore();
  const cached = cachedProvider(provider, host, { store, storeKey: "role" });
  kept.set("role", {
    accessKeyId: "ASIAOLD",
    secretAccessKey: "s",
    sessionToken: "old",
    expiration: new Date(host.time.now() + 60_000),
  });
  const credentials = await cached();
  expect(credentials.accessKeyId).toBe("ASIA1");
  cached.invalidate(credentials);
  expect((await cached()).accessKeyId).toBe("ASIA2");
  kept.set("role", {} as AwsCredentialIdentity);
  cached.invalidate();
  expect((await cached()).accessKeyId).toBe("ASIA3");
  expect(calls).toHaveLength(3);
});

test("credentials that are due are replaced by those another process has refreshed", async () => {
  const host = platform();
  const { calls, provider } = hourly(host.time);
  const { kept, store } = memoryStore();
  const cached = cachedProvider(provider, host, { store, storeKey: "role" });
  await cached();
  host.time.set(host.time.now() + HOUR / 2);
  kept.set("role", {
    accessKeyId: "ASIAOTHER",
    secretAccessKey: "s",
    sessionToken: "other",
    expiration: new Date(host.time.now() + HOUR),
  });
  expect((await cached({ forceRefresh: true })).accessKeyId).toBe("ASIAOTHER");
  expect(calls).toHaveLength(1);
});

test("a store that fails logs a warning and does not throw; long-term keys never reach it", async () => {
  const host = platform();
  const warnings: string[] = [];
  const logger = { warn: (text: string) => warnings.push(text) } as any;
  const broken: CredentialStore = {
    get: () => Promise.reject(new Error("no disk")),
    set: () => {
      throw new Error("no space");
    },
  };
  const { provider } = hourly(host.time);
  const cached = cachedProvider(provider, host, { store: broken, storeKey: "role" });
  expect((await cached({ callerClientConfig: { logger } })).accessKeyId).toBe("ASIA1");
  expect(warnings).toEqual([
    "The credential store cannot be read: no disk",
    "The credential store cannot be written: no space",
  ]);
  const { kept, store } = memoryStore();
  const longTerm = async () => ({ accessKeyId: "AKIA", secretAccessKey: "s" });
  await cachedProvider(longTerm, host, { store, storeKey: "role" })();
  expect(kept.size).toBe(0);
});

/** A platform and what it has been told to warn of. */
function warningPlatform() {
  const warnings: string[] = [];
  return {
    ...platform(),
    warnings,
    warn: (message: string, code: string) => warnings.push(`${code}: ${message}`),
  };
}

test.each([
  ["alone", undefined],
  ["by one of our clients, without a logger", SILENT_LOGGER],
  [
    "by one of AWS's clients, without a logger",
    new (class NoOpLogger {
      trace() {}
      debug() {}
      info() {}
      warn() {}
      error() {}
    })(),
  ],
])("a store that fails is warned of once for each cause, if the provider is called %s", async (_, logger) => {
  const host = warningPlatform();
  const store: CredentialStore = {
    get: () => Promise.reject(new Error("no disk")),
    set(_, { secretAccessKey, sessionToken }) {
      throw new Error(`no space for ${secretAccessKey} ${sessionToken}`);
    },
  };
  const provider = async () => ({
    accessKeyId: "ASIA1",
    secretAccessKey: "hush-key",
    sessionToken: "hush-token",
    expiration: new Date(host.time.now() + HOUR),
  });
  for (const storeKey of ["one", "other"])
    await cachedProvider(provider, host, { store, storeKey })({ callerClientConfig: { logger } });
  expect(host.warnings).toEqual([
    "STSKIT_CREDENTIAL_STORE: The credential store cannot be read: no disk",
    "STSKIT_CREDENTIAL_STORE: The credential store cannot be written: no space for ***SensitiveInformation*** ***SensitiveInformation***",
  ]);
});

test("a store that fails is told to the caller's logger, else to the provider's own", async () => {
  const host = warningPlatform();
  const store: CredentialStore = { get: () => Promise.reject(new Error("no disk")), set() {} };
  const told: string[] = [];
  const logger = (name: string) => ({ ...SILENT_LOGGER, warn: () => told.push(name) });
  const { provider } = hourly(host.time);
  const ask = (providerOptions: object, caller?: Logger) =>
    cachedProvider(
      provider,
      host,
      { store, storeKey: "role" },
      providerOptions,
    )({
      callerClientConfig: { logger: caller },
    });
  await ask({ logger: logger("provider"), clientConfig: { logger: logger("its client") } }, logger("caller"));
  await ask({ logger: logger("provider"), clientConfig: { logger: logger("its client") } }, SILENT_LOGGER);
  await ask({ clientConfig: { logger: logger("its client") } });
  await ask({ clientConfig: {}, parentClientConfig: { logger: logger("parent") } });
  expect(told).toEqual(["caller", "provider", "its client", "parent"]);
  expect(host.warnings).toEqual([]);
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
  [{ advisoryWindow: -1 }, "cache.advisoryWindow is -1, but must be a number of milliseconds from 0"],
  [{ mandatoryWindow: Number.NaN }, "cache.mandatoryWindow"],
  [{ mandatoryWindow: "60" }, "is of type string"],
  [{ store: memoryStore().store }, "cache.storeKey is missing"],
  [{ storeKey: "role" }, "without cache.store"],
  [{ store: memoryStore().store, storeKey: 5 }, "cache.storeKey is of type number, but must be a string."],
  [{ store: {}, storeKey: "role" }, "cache.store.get is missing, but must be a function. Give what"],
  [{ store: { get() {} }, storeKey: "role" }, "cache.store.set is missing"],
  [{ store: "redis://127.0.0.1", storeKey: "role" }, "cache.store.get is missing"],
  [
    { store: { ...memoryStore().store, acquireLease: 5 }, storeKey: "role" },
    "acquireLease is of type number",
  ],
])("invalid options throw and are named: %o", (options, message) => {
  const { time, random } = platform();
  expect(() => cachedProvider(async () => ({}) as any, { time, random }, options as any)).toThrow(message);
});

test("a provider that is not a function throws, and is not shown", () => {
  expect(() => cachedProvider({ secretAccessKey: "hush" } as any, platform())).toThrow(
    "is of type object, but must be a function",
  );
});

test("unknown options are warned of, with the one that is most like each", () => {
  const host = warningPlatform();
  const provider = async () => ({ accessKeyId: "a", secretAccessKey: "s" });
  const told: unknown[] = [];
  const logger = { ...SILENT_LOGGER, warn: (message: unknown) => told.push(message) };
  cachedProvider(provider, host, { advisoryWindo: 1 } as object);
  cachedProvider(provider, host, { advisoryWindo: 1, ttl: 1, store: undefined } as object);
  expect(host.warnings).toEqual([
    'STSKIT_UNKNOWN_OPTION: Unknown option "advisoryWindo" of cache. Did you mean "advisoryWindow"?',
    'STSKIT_UNKNOWN_OPTION: Unknown option "ttl" of cache. Known options: advisoryWindow, mandatoryWindow, abandonAfter, store, storeKey.',
  ]);
  cachedProvider(provider, host, { stor: 1 } as object, { clientConfig: { logger } });
  expect(told).toEqual(['Unknown option "stor" of cache. Did you mean "store"?']);
});
