import type { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { awsInit, type CommonOptions, forAws, type RoleOptions, roleAssumers } from "./aws-options.js";
import { cacheCredentials } from "./cache-credentials.js";
import { explainChain } from "./chain-diagnosis.js";
import { profileRegion } from "./profile-diagnosis.js";

type ChainInit = NonNullable<Parameters<typeof defaultProvider>[0]>;

/** Options of `fromNodeProviderChain`: those of AWS's chain, and our cache. */
export interface FromNodeProviderChainOptions
  extends Omit<ChainInit, keyof RoleOptions>,
    RoleOptions,
    CommonOptions {}

/**
 * Credentials from wherever Node programs find them: environment, shared config files, SSO, processes, web identity token
 * files, containers, EC2. Roles are assumed by our client.
 *
 * @throws CredentialsProviderError from the provider, saying where it looked
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function fromNodeProviderChain(options: FromNodeProviderChainOptions = {}): CachedCredentialProvider {
  return cacheCredentials(nodeProviderChain(options), options.cache);
}

/** The chain without a cache: each call looks anew. */
export function nodeProviderChain(options: FromNodeProviderChainOptions = {}): AwsCredentialIdentityProvider {
  return async (properties) => {
    const { defaultProvider: awsChain } = await import("@aws-sdk/credential-provider-node");
    const source = awsInit(options, properties);
    const init = { ...roleAssumers(options, properties, await profileRegion(source)), ...source };
    try {
      return await awsChain(init as ChainInit)(forAws(properties));
    } catch (error) {
      throw await explainChain(error, source);
    }
  };
}
