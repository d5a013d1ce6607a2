import type { AwsCredentialIdentityProvider } from "@smithy/types";
import {
  type CachedCredentialProvider,
  type CredentialCacheOptions,
  cachedProvider,
} from "@stskit/core/credentials";
import { nodePlatform } from "../platform.js";

/**
 * Puts a cache around a provider of credentials: one request for any number of callers, renewal ahead of expiry, valid
 * credentials through outages. Give the result to as many clients as you like.
 *
 * @throws TypeError for a provider that is no function, and for options that make no sense
 */
export function cacheCredentials(
  provider: AwsCredentialIdentityProvider,
  options?: CredentialCacheOptions,
): CachedCredentialProvider {
  return cachedProvider(provider, nodePlatform, options);
}
