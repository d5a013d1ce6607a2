import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { CallingClient, Platform } from "@stskit/core/platform";
import { environmentCredentials } from "./environment-credentials.js";
import type { RoleAssumers } from "./node-provider-chain.js";

/**
 * The credentials of a client without `credentials`: from the environment, else from AWS's chain for Node (shared files,
 * SSO, processes, token files, containers, EC2). The chain is loaded only when it is needed. As in that chain, the
 * environment is skipped if the client or AWS_PROFILE names a profile.
 */
export function defaultCredentials(
  platform: Platform,
  client: CallingClient,
  assumers: RoleAssumers = {},
): AwsCredentialIdentityProvider {
  return async (properties) => {
    const { region, profile, logger, requestHandler } = client;
    if (!(profile ?? process.env["AWS_PROFILE"])) {
      const credentials = environmentCredentials();
      if (credentials) return credentials;
    }
    const { assumersAt, nodeProviderChain } = await import("./node-provider-chain.js");
    const parentClientConfig = { region, profile, logger, requestHandler };
    const options = {
      ...assumersAt(client, platform),
      ...assumers,
      ...(profile && { profile }),
      logger,
      parentClientConfig,
    };
    return nodeProviderChain(platform, options)(properties);
  };
}
