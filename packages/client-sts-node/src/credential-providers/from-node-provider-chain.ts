import { cachedProvider } from "@stskit/core/bindings";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { nodePlatform } from "../platform.js";
import { type FromNodeProviderChainOptions, nodeProviderChain } from "./node-provider-chain.js";
import { PERSON_CACHE, PROFILE_CACHE } from "./profile-cache.js";

/**
 * Credentials from wherever Node programs find them: environment, shared config files, SSO, processes, web identity token
 * files, containers, EC2. Roles are assumed with our client.
 *
 * @throws CredentialsProviderError from the provider, saying where it looked
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function fromNodeProviderChain(options: FromNodeProviderChainOptions = {}): CachedCredentialProvider {
  return cachedProvider(
    nodeProviderChain(nodePlatform, options),
    nodePlatform,
    {
      ...(options.mfaCodeProvider ? PERSON_CACHE : PROFILE_CACHE),
      ...options.cache,
    },
    options,
  );
}
