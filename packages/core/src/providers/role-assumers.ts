import type { AwsCredentialIdentity, Logger, Provider } from "@smithy/types";
import type { AssumeRoleCommandInput } from "../commands/AssumeRoleCommand.js";
import type { AssumeRoleWithWebIdentityCommandInput } from "../commands/AssumeRoleWithWebIdentityCommand.js";
import type { Platform } from "../platform.js";
import type { OrUndefined, STSClientConfig } from "../settings/client-config.js";
import { roleName } from "./role-refusals.js";
import { assumeRole, assumeRoleWithWebIdentity } from "./role-session.js";
import { type ParentClientConfig, type StsPlugins, stsClient } from "./sts-client.js";

/** Options of the client that calls STS for a provider. */
export interface STSRoleAssumerOptions
  extends Pick<
    OrUndefined<STSClientConfig>,
    "logger" | "region" | "endpoint" | "requestHandler" | "profile" | "userAgentAppId"
  > {
  /** Logs the role and the region of each call. */
  credentialProviderLogger?: Logger | undefined;
  /** The client that the credentials are for. It supplies options that are left out. */
  parentClientConfig?: ParentClientConfig | undefined;
}

/** Assumes a role with the given credentials. */
export type RoleAssumer = (
  sourceCreds: AwsCredentialIdentity,
  params: AssumeRoleCommandInput,
) => Promise<AwsCredentialIdentity>;

/** Assumes a role with a web identity token. */
export type RoleAssumerWithWebIdentity = (
  params: AssumeRoleWithWebIdentityCommandInput,
) => Promise<AwsCredentialIdentity>;

/** What providers tell a role assumer about a role and a web identity token. AWS's providers do so with the same type. */
export interface AssumeRoleWithWebIdentityParams {
  RoleArn: string;
  RoleSessionName: string;
  WebIdentityToken: string;
  ProviderId?: string;
  PolicyArns?: { arn?: string }[];
  Policy?: string;
  DurationSeconds?: number;
}

/** Creates a provider from a client's configuration, as in the option `credentialDefaultProvider`. */
export type DefaultCredentialProvider = (input: any) => Provider<AwsCredentialIdentity>;

/** `getDefaultRoleAssumer` of a platform. */
export type GetDefaultRoleAssumer =
  /**
   * Creates a function that assumes roles with given credentials. AWS's providers take it as `roleAssumer`. Calls may
   * overlap: each signs with its own source credentials.
   */
  (stsOptions?: STSRoleAssumerOptions, stsPlugins?: StsPlugins) => RoleAssumer;

/** Makes `getDefaultRoleAssumer` for a platform. */
export function roleAssumer(platform: Platform): GetDefaultRoleAssumer {
  return (stsOptions = {}, stsPlugins) =>
    async (sourceCreds, params) =>
      assumeRole(await clientFor(platform, params.RoleArn, sourceCreds, stsOptions, stsPlugins), params);
}

/** `getDefaultRoleAssumerWithWebIdentity` of a platform. */
export type GetDefaultRoleAssumerWithWebIdentity =
  /**
   * Creates a function that assumes roles with a web identity token. AWS's providers take it as
   * `roleAssumerWithWebIdentity`.
   */
  (stsOptions?: STSRoleAssumerOptions, stsPlugins?: StsPlugins) => RoleAssumerWithWebIdentity;

/** Makes `getDefaultRoleAssumerWithWebIdentity` for a platform. */
export function roleAssumerWithWebIdentity(platform: Platform): GetDefaultRoleAssumerWithWebIdentity {
  return (stsOptions = {}, stsPlugins) =>
    async (params) =>
      assumeRoleWithWebIdentity(
        await clientFor(platform, params.RoleArn, undefined, stsOptions, stsPlugins),
        params,
      );
}

async function clientFor(
  platform: Platform,
  roleArn: string | undefined,
  credentials: AwsCredentialIdentity | undefined,
  stsOptions: STSRoleAssumerOptions,
  plugins: StsPlugins,
) {
  const { parentClientConfig = {}, credentialProviderLogger, ...options } = stsOptions;
  const client = await stsClient(platform, options, parentClientConfig, credentials, plugins);
  credentialProviderLogger?.debug?.(`Assuming ${roleName(roleArn)}, in ${await client.config.region()}`);
  return client;
}

/** `decorateDefaultCredentialProvider` of a platform. */
export type DecorateDefaultCredentialProvider =
  /**
   * Passes our role assumers to a default provider such as AWS's, for the option `credentialDefaultProvider` of AWS's
   * clients.
   *
   * @deprecated AWS's default provider has role assumers of its own; this is for programs from before it did
   */
  (provider: DefaultCredentialProvider) => DefaultCredentialProvider;

/** Makes `decorateDefaultCredentialProvider` for a platform. */
export function decoratedDefaultProvider(platform: Platform): DecorateDefaultCredentialProvider {
  return (provider) => (input) => {
    const options = assumerOptions(input);
    return provider({
      roleAssumer: roleAssumer(platform)(options),
      roleAssumerWithWebIdentity: roleAssumerWithWebIdentity(platform)(options),
      ...input,
    });
  };
}

/** The input may be the whole configuration of another service's client, with an endpoint and a signer of its own. */
function assumerOptions(input: STSRoleAssumerOptions = {}): STSRoleAssumerOptions {
  const { logger, region, requestHandler, profile, userAgentAppId } = input;
  const { credentialProviderLogger, parentClientConfig } = input;
  return {
    logger,
    region,
    requestHandler,
    profile,
    userAgentAppId,
    credentialProviderLogger,
    parentClientConfig,
  };
}
