import type { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { CallingClient } from "@stskit/core/client";
import { environmentCredentials } from "./environment.js";
import { withBinaryBodies } from "./with-binary-bodies.js";

type ChainOptions = NonNullable<Parameters<typeof defaultProvider>[0]>;

/** What assumes the roles that profiles name. Those left out are assumed by clients that AWS's chain brings along. */
export type RoleAssumers = Pick<ChainOptions, "roleAssumer" | "roleAssumerWithWebIdentity">;

/**
 * The credentials of a client that was given none: the environment's, otherwise what AWS's chain for Node finds (shared
 * files, SSO, processes, token files, containers, EC2). Loads the chain only when it is needed. As in that chain, the
 * environment's are passed over where a profile is named, by the client or by AWS_PROFILE.
 */
export function defaultCredentials(
  client: CallingClient,
  roleAssumers: RoleAssumers = {},
): AwsCredentialIdentityProvider {
  let chain: Promise<AwsCredentialIdentityProvider> | undefined;
  return async (properties) => {
    if (!(client.profile ?? process.env["AWS_PROFILE"])) {
      const credentials = environmentCredentials();
      if (credentials) return credentials;
    }
    chain ??= loadChain(client, roleAssumers);
    return (await chain)(properties);
  };
}

async function loadChain(
  client: CallingClient,
  roleAssumers: RoleAssumers,
): Promise<AwsCredentialIdentityProvider> {
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  const { region, profile, logger, requestHandler } = client;
  const options = {
    ...roleAssumers,
    ...(profile !== undefined && { profile }),
    logger,
    parentClientConfig: { region, profile, logger, requestHandler: withBinaryBodies(requestHandler) },
  };
  return defaultProvider(options as ChainOptions);
}
