import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { type CachePlatform, CredentialCache, type CredentialCacheOptions } from "./credential-cache.js";
import { checkWindows } from "./refresh-schedule.js";

/** A provider that holds its credentials and renews them in time. Clients share it as it is. */
export interface CachedCredentialProvider {
  (identityProperties?: Record<string, any>): Promise<AwsCredentialIdentity>;
  /** Tells AWS's clients that it needs no cache of theirs around it. */
  readonly memoized: true;
  /**
   * Forgets the credentials, because a service refuses them. Give those that were refused: then newer ones stay, and
   * many callers may report one refusal.
   */
  invalidate(refused?: AwsCredentialIdentity): void;
}

/** What a client may be given as `credentials`: smithy's convention marks providers that need no cache. */
export type AnyCredentialProvider = AwsCredentialIdentityProvider & Partial<CachedCredentialProvider>;

/**
 * Puts a cache around a provider. Clients of different profiles get each their own: what a provider finds may depend on
 * the profile of the client that asks.
 *
 * @throws TypeError for a provider that is no function, and for options that make no sense
 */
export function cachedProvider(
  provider: AwsCredentialIdentityProvider,
  platform: CachePlatform,
  options: CredentialCacheOptions = {},
): CachedCredentialProvider {
  if (typeof provider !== "function") {
    throw new TypeError(
      `A provider of credentials must be a function, but a value of type ${typeof provider} was given. Give one that resolves to { accessKeyId, secretAccessKey, sessionToken?, expiration? }.`,
    );
  }
  checkWindows(options);
  const caches = new Map<string, CredentialCache>();

  function cacheFor(profile: string): CredentialCache {
    let cache = caches.get(profile);
    if (!cache) {
      const storeKey = options.storeKey && profile ? `${options.storeKey}#${profile}` : options.storeKey;
      cache = new CredentialCache(provider, platform, { ...options, storeKey });
      caches.set(profile, cache);
    }
    return cache;
  }

  // Made at once, so that options are checked where they are written.
  cacheFor("");
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
   * Puts a cache around a credentials provider: one request for any number of callers, renewal ahead of expiry, valid
   * credentials through outages. Give the result to as many clients as you like.
   *
   * @throws TypeError for a provider that is not a function, and for options that make no sense
   */
  (provider: AwsCredentialIdentityProvider, options?: CredentialCacheOptions) => CachedCredentialProvider;

export function credentialsCache(platform: CachePlatform): CacheCredentials {
  return (provider, options) => cachedProvider(provider, platform, options);
}

const shared = new WeakMap<object, WeakMap<AwsCredentialIdentityProvider, CachedCredentialProvider>>();

/** The one cache around a provider that came without: all clients that are given the provider share it. */
export function sharedCache(provider: AnyCredentialProvider, platform: CachePlatform): AnyCredentialProvider {
  if (provider.memoized) return provider;
  let caches = shared.get(platform.time);
  if (!caches) {
    caches = new WeakMap();
    shared.set(platform.time, caches);
  }
  let cached = caches.get(provider);
  if (!cached) {
    cached = cachedProvider(provider, platform);
    caches.set(provider, cached);
  }
  return cached;
}
