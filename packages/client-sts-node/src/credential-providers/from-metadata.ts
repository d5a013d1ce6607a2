import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { cachedProvider } from "@stskit/core/bindings";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { loaded } from "../loaded.js";
import { nodePlatform } from "../platform.js";
import { metadataService } from "./chain-diagnosis.js";
import { extendMessage } from "./extend-message.js";
import type { CommonOptions, HttpOptions, MetadataOptions } from "./provider-options.js";

/** Options of `fromContainerMetadata` and `fromInstanceMetadata`: those of AWS's providers, and `cache`. */
export interface FromMetadataOptions extends MetadataOptions {}

/** Options of `fromHttp`: those of AWS's provider, and `cache`. */
export interface FromHttpOptions extends HttpOptions {}

const CONTAINER =
  "Containers get credentials from AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI, environment " +
  "variables that ECS and EKS set. Check that the task or pod has a role, and that this process gets the variables.";

/**
 * Credentials of an ECS task's role.
 *
 * @throws CredentialsProviderError from the provider, when the environment has no endpoint, or it does not respond
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function fromContainerMetadata(options: FromMetadataOptions = {}): CachedCredentialProvider {
  return remote(
    async () =>
      (await loaded(import("@smithy/credential-provider-imds"))).fromContainerMetadata(options as object),
    () => CONTAINER,
    options,
  );
}

/**
 * Credentials of a container's role from its HTTP endpoint, on ECS and with EKS Pod Identity.
 *
 * @throws CredentialsProviderError from the provider, when the environment has no endpoint, or it does not respond
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function fromHttp(options: FromHttpOptions = {}): CachedCredentialProvider {
  return remote(
    async () => (await loaded(import("@aws-sdk/credential-provider-http"))).fromHttp(options as object),
    () => CONTAINER,
    options,
  );
}

/**
 * Credentials of an EC2 instance's role, from the instance metadata service.
 *
 * @throws CredentialsProviderError from the provider, when there is no metadata service, or no role
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
 */
export function fromInstanceMetadata(options: FromMetadataOptions = {}): CachedCredentialProvider {
  return remote(
    async () =>
      (await loaded(import("@smithy/credential-provider-imds"))).fromInstanceMetadata(options as object),
    metadataService,
    options,
  );
}

/** Creates AWS's provider once: the one for instances keeps its last credentials for when the service is down. */
function remote(
  load: () => Promise<AwsCredentialIdentityProvider>,
  remedy: () => string,
  options: CommonOptions,
): CachedCredentialProvider {
  let provider: AwsCredentialIdentityProvider | undefined;
  return cachedProvider(
    async (properties) => {
      try {
        provider ??= await load();
        return await provider(properties);
      } catch (error) {
        throw extendMessage(error, remedy());
      }
    },
    nodePlatform,
    options.cache,
    options,
  );
}
