import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { CallingClient, Platform } from "@stskit/core/platform";
import { environmentCredentials } from "./environment-credentials.js";
import type { FromNodeProviderChainOptions } from "./node-provider-chain.js";

/** What assumes the roles that profiles name. Those left out are assumed by our client. */
export type RoleAssumers = Pick<FromNodeProviderChainOptions, "roleAssumer" | "roleAssumerWithWebIdentity">;

/**
 * The credentials of a client that was given none: the environment's, otherwise what AWS's chain for Node finds (shared
 * files, SSO, processes, token files, containers, EC2). Loads the chain only when it is needed. As in that chain, the
 * environment's are passed over where a profile is named, by the client or by AWS_PROFILE.
 */
export function defaultCredentials(
  platform: Platform,
  { region, profile, logger, requestHandler }: CallingClient,
  roleAssumers: RoleAssumers = {},
): AwsCredentialIdentityProvider {
  return async (properties) => {
    if (!(profile ?? process.env["AWS_PROFILE"])) {
      const credentials = environmentCredentials();
      if (credentials) return credentials;
    }
    const { nodeProviderChain } = await import("./node-provider-chain.js");
    const parentClientConfig = { region, profile, logger, requestHandler };
    const options = { ...roleAssumers, ...(profile && { profile }), logger, parentClientConfig };
    return nodeProviderChain(platform, options)(properties);
  };
}
