import type { AwsCredentialIdentity, Logger, Provider } from "@smithy/types";
import type { STSClientConfig } from "../config/client-config.js";
import type { AssumeRoleCommandInput } from "../operations/assume-role.js";
import type { AssumeRoleWithWebIdentityCommandInput } from "../operations/assume-role-with-web-identity.js";
import { assumeRole, assumeRoleWithWebIdentity } from "./assume-role.js";
import {
  type ParentClientConfig,
  roleSessionClients,
  type StsPlatform,
  type StsPlugins,
} from "./role-session-client.js";

/** Options of the client that asks STS on a provider's behalf. */
export interface STSRoleAssumerOptions
  extends Pick<STSClientConfig, "logger" | "region" | "requestHandler" | "profile" | "userAgentAppId"> {
  /** Is told which region is asked. */
  credentialProviderLogger?: Logger | undefined;
  /** The client that the credentials are for: stands in for options that are left out. */
  parentClientConfig?: ParentClientConfig | undefined;
}

/** Assumes a role with the credentials given. */
export type RoleAssumer = (
  sourceCreds: AwsCredentialIdentity,
  params: AssumeRoleCommandInput,
) => Promise<AwsCredentialIdentity>;

/** Assumes a role with a web identity token. */
export type RoleAssumerWithWebIdentity = (
  params: AssumeRoleWithWebIdentityCommandInput,
) => Promise<AwsCredentialIdentity>;

/** Makes a provider of a client's configuration, in the form of the option `credentialDefaultProvider`. */
export type DefaultCredentialProvider = (input: any) => Provider<AwsCredentialIdentity>;

/**
 * Makes what AWS's credential providers take as `roleAssumer`. Calls may overlap: each signs with the source credentials
 * it was given.
 */
export function roleAssumer(sts: StsPlatform) {
  return (stsOptions: STSRoleAssumerOptions = {}, stsPlugins?: StsPlugins): RoleAssumer => {
    const clientFor = assumerClients(sts, stsOptions, stsPlugins);
    return async (sourceCreds, params) => assumeRole(await clientFor(params.RoleArn, sourceCreds), params);
  };
}

/** Makes what AWS's credential providers take as `roleAssumerWithWebIdentity`. */
export function roleAssumerWithWebIdentity(sts: StsPlatform) {
  return (stsOptions: STSRoleAssumerOptions = {}, stsPlugins?: StsPlugins): RoleAssumerWithWebIdentity => {
    const clientFor = assumerClients(sts, stsOptions, stsPlugins);
    return async (params) => assumeRoleWithWebIdentity(await clientFor(params.RoleArn, undefined), params);
  };
}

function assumerClients(sts: StsPlatform, stsOptions: STSRoleAssumerOptions, plugins: StsPlugins) {
  const clientFor = roleSessionClients(sts);
  const { parentClientConfig = {}, credentialProviderLogger, ...options } = stsOptions;
  return async (roleArn: string | undefined, credentials: AwsCredentialIdentity | undefined) => {
    const client = await clientFor(options, parentClientConfig, credentials, plugins);
    credentialProviderLogger?.debug?.(`Assuming ${roleArn}, in ${await client.config.region()}`);
    return client;
  };
}

/** Makes the function that passes our role assumers to a default provider of credentials, such as AWS's. */
export function decoratedDefaultProvider(sts: StsPlatform) {
  return (provider: DefaultCredentialProvider): DefaultCredentialProvider =>
    (input) => {
      const options = assumerOptions(input);
      return provider({
        roleAssumer: roleAssumer(sts)(options),
        roleAssumerWithWebIdentity: roleAssumerWithWebIdentity(sts)(options),
        ...input,
      });
    };
}

/** The input may be another client's whole configuration, whose endpoint and signer are not for STS. */
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
