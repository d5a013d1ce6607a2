import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { roleAssumer, roleAssumerWithWebIdentity } from "@stskit/core/bindings";
import type { CallingClient, Platform } from "@stskit/core/platform";
import { loaded } from "../loaded.js";
import { awsInit, forAws, profileSource, roleAssumers } from "./aws-options.js";
import { explainChain } from "./chain-diagnosis.js";
import { processListener } from "./process-failure.js";
import { profileRegion } from "./profile-diagnosis.js";
import type {
  HttpOptions,
  MetadataOptions,
  RoleOptions,
  SsoOptions,
  TokenFileOptions,
} from "./provider-options.js";

/** Options of `fromNodeProviderChain`: those of AWS's chain, and `cache`. */
export interface FromNodeProviderChainOptions
  extends RoleOptions,
    Omit<SsoOptions, keyof RoleOptions>,
    MetadataOptions,
    Omit<HttpOptions, keyof MetadataOptions>,
    Omit<TokenFileOptions, keyof RoleOptions> {}

/** Functions that assume the roles of profiles. @default our client */
export type RoleAssumers = Pick<FromNodeProviderChainOptions, "roleAssumer" | "roleAssumerWithWebIdentity">;

/** The chain without a cache. */
export function nodeProviderChain(
  platform: Platform,
  options: FromNodeProviderChainOptions = {},
): AwsCredentialIdentityProvider {
  return async (properties) => {
    const { defaultProvider: awsChain } = await loaded(import("@aws-sdk/credential-provider-node"));
    const source = profileSource(options, properties);
    const init = await awsInit(platform, options, source);
    const region = await profileRegion(init);
    const listener = processListener(init.logger);
    try {
      return await awsChain({
        ...roleAssumers(platform, options, properties, region),
        ...init,
        logger: listener.logger,
      } as Parameters<typeof awsChain>[0])(forAws(properties));
    } catch (error) {
      throw await explainChain(error, source, listener.failure());
    }
  };
}

/**
 * A client with an endpoint of its own assumes roles there too: it is where STS is for this client. The request is signed
 * for the client's region and not the profile's, since an endpoint belongs to one region.
 */
export function assumersAt(
  { endpoint, region, profile, logger, requestHandler }: CallingClient,
  platform: Platform,
): RoleAssumers {
  if (!endpoint) return {};
  const options = { endpoint, region, profile, logger, requestHandler, credentialProviderLogger: logger };
  return {
    roleAssumer: roleAssumer(platform)(options),
    roleAssumerWithWebIdentity: roleAssumerWithWebIdentity(platform)(options),
  };
}
