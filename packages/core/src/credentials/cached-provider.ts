import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { warnOfUnknownOptions } from "../warnings/unknown-options.js";
import { warnOnce } from "../warnings/warn-once.js";
import { checkProvider } from "./check-credentials.js";
import { type CachePlatform, CredentialCache } from "./credential-cache.js";
import { checkStoreOptions, type StoreOptions } from "./credential-store.js";
import { checkWindows, type RefreshWindows } from "./refresh-schedule.js";
import { sharedCredentials } from "./shared-refresh.js";
import { type LoggingOptions, providerLogger } from "./store-warnings.js";
import { StoredCredentials } from "./stored-credentials.js";

/** How credentials are cached. Every option has a default. */
export interface CredentialCacheOptions extends RefreshWindows, StoreOptions {}

const KNOWN: Readonly<Record<keyof CredentialCacheOptions, true>> = {
  advisoryWindow: true,
  mandatoryWindow: true,
  abandonAfter: true,
  store: true,
  storeKey: true,
};

/** A credentials provider with a cache, which refreshes credentials before they expire. Clients can share it. */
export interface CachedCredentialProvider {
  (identityProperties?: Record<string, any>): Promise<AwsCredentialIdentity>;
  /** Tells AWS's clients not to add a cache of their own. */
  readonly memoized: true;
  /**
   * Forgets the credentials, because a service refused them. Pass the refused ones: newer ones are then kept, so many
   * callers may report the same refusal.
   */
  invalidate(refused?: AwsCredentialIdentity): void;
}

/** A provider that a client takes as `credentials`. Smithy's `memoized` marks those that need no cache. */
export type AnyCredentialProvider = AwsCredentialIdentityProvider & Partial<CachedCredentialProvider>;

/**
 * Adds a cache to a provider, one for each profile: what a provider finds may depend on the profile of the client that
 * calls it.
 *
 * @param providerOptions - where the provider's logger is, if it has one
 * @throws TypeError when the provider is not a function or an option is not valid
 */
export function cachedProvider(
  provider: AwsCredentialIdentityProvider,
  platform: CachePlatform,
  options: CredentialCacheOptions = {},
  providerOptions: LoggingOptions = {},
): CachedCredentialProvider {
  checkWindows(options);
  checkStoreOptions(options);
  const logger = providerLogger(providerOptions);
  warnOfUnknownOptions(
    options,
    KNOWN,
    (message) => warnOnce(logger, platform, message, "STSKIT_UNKNOWN_OPTION"),
    "cache",
  );
  const { store, storeKey } = options;
  return cachedByProfile(provider, (profile) => {
    const key = storeKey && profile ? `${storeKey}#${profile}` : storeKey;
    const shared =
      store && key
        ? sharedCredentials(new StoredCredentials(store, key, platform.time), platform, logger)
        : undefined;
    return new CredentialCache(provider, platform, options, shared);
  });
}

function cachedByProfile(
  provider: AwsCredentialIdentityProvider,
  newCache: (profile: string) => CredentialCache,
): CachedCredentialProvider {
  checkProvider(provider);
  const caches = new Map<string, CredentialCache>();

  function cacheFor(profile: string): CredentialCache {
    let cache = caches.get(profile);
    if (!cache) {
      cache = newCache(profile);
      caches.set(profile, cache);
    }
    return cache;
  }

  return Object.assign(
    (properties?: Record<string, any>) =>
      cacheFor(properties?.["callerClientConfig"]?.profile ?? "").get(properties),
    {
      memoized: true as const,
      invalidate(refused?: AwsCredentialIdentity) {
        for (const cache of caches.values()) cache.invalidate(refused);
      },
    },
  );
}

/** `cacheCredentials` of a platform. */
export type CacheCredentials =
  /**
   * Adds a cache to a credentials provider: all callers share one refresh, credentials are refreshed before they expire,
   * and valid ones stay in use during an outage. Any number of clients can share the result.
   *
   * @throws TypeError when the provider is not a function or an option is not valid
   */
  (provider: AwsCredentialIdentityProvider, options?: CredentialCacheOptions) => CachedCredentialProvider;

export function credentialsCache(platform: CachePlatform): CacheCredentials {
  return (provider, options) => cachedProvider(provider, platform, options);
}

const shared = new WeakMap<object, WeakMap<AwsCredentialIdentityProvider, CachedCredentialProvider>>();

/**
 * Adds a cache to a provider that has none. All clients with the same provider share it. It has no store, so a bundle leaves
 * that code out.
 */
export function sharedCache(provider: AnyCredentialProvider, platform: CachePlatform): AnyCredentialProvider {
  if (provider.memoized) return provider;
  let caches = shared.get(platform.time);
  if (!caches) {
    caches = new WeakMap();
    shared.set(platform.time, caches);
  }
  let cached = caches.get(provider);
  if (!cached) {
    cached = cachedByProfile(provider, () => new CredentialCache(provider, platform));
    caches.set(provider, cached);
  }
  return cached;
}
