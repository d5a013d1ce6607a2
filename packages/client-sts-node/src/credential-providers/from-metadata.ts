import type { FromHttpOptions as AwsFromHttpOptions } from "@aws-sdk/credential-provider-http";
import type { RemoteProviderInit } from "@smithy/credential-provider-imds";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import type { CommonOptions } from "./aws-options.js";
import { cacheCredentials } from "./cache-credentials.js";
import { metadataService } from "./chain-diagnosis.js";
import { extendMessage } from "./extend-message.js";

/** Options of `fromContainerMetadata` and `fromInstanceMetadata`: those of AWS's providers, and our cache. */
export type FromMetadataOptions = RemoteProviderInit & CommonOptions;

/** Options of `fromHttp`: those of AWS's provider, and our cache. */
export type FromHttpOptions = AwsFromHttpOptions & CommonOptions;

const CONTAINER =
  "The environment variables AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI say where " +
  "containers get credentials; ECS and EKS set them. Check that the task or pod has a role, and that they reach this process.";

/**
 * Credentials of an ECS task's role.
 *
 * @throws CredentialsProviderError from the provider, when the environment names no place to ask, or it does not answer
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function fromContainerMetadata(options: FromMetadataOptions = {}): CachedCredentialProvider {
  return remote(
    async () => (await import("@smithy/credential-provider-imds")).fromContainerMetadata(options),
    () => CONTAINER,
    options,
  );
}

/**
 * Credentials of a container's role by its HTTP endpoint, on ECS and with EKS Pod Identity.
 *
 * @throws CredentialsProviderError from the provider, when the environment names no place to ask, or it does not answer
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function fromHttp(options: FromHttpOptions = {}): CachedCredentialProvider {
  return remote(
    async () => (await import("@aws-sdk/credential-provider-http")).fromHttp(options),
    () => CONTAINER,
    options,
  );
}

/**
 * Credentials of an EC2 instance's role, from the instance metadata service.
 *
 * @throws CredentialsProviderError from the provider, when there is no such service, or no role
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
 */
export function fromInstanceMetadata(options: FromMetadataOptions = {}): CachedCredentialProvider {
  return remote(
    async () => (await import("@smithy/credential-provider-imds")).fromInstanceMetadata(options),
    metadataService,
    options,
  );
}

/** AWS's provider is kept: the one for instances remembers what the service once gave, for the time it is down. */
function remote(
  load: () => Promise<AwsCredentialIdentityProvider>,
  remedy: () => string,
  options: CommonOptions,
): CachedCredentialProvider {
  let provider: AwsCredentialIdentityProvider | undefined;
  return cacheCredentials(async (properties) => {
    try {
      provider ??= await load();
      return await provider(properties);
    } catch (error) {
      throw extendMessage(error, remedy());
    }
  }, options.cache);
}
