import type { Platform, STSClientConfig } from "@stskit/core/client";
import {
  type CredentialCacheOptions,
  CredentialsProviderError,
  type ParentClientConfig,
  roleAssumer,
  roleAssumerWithWebIdentity,
  type StsPlugins,
} from "@stskit/core/credentials";

/** What all providers made of AWS's packages take besides their own options. */
export interface CommonOptions {
  readonly cache?: CredentialCacheOptions | undefined;
}

/** What providers that may assume roles take. */
export interface RoleOptions {
  readonly clientConfig?: STSClientConfig | undefined;
  readonly clientPlugins?: StsPlugins;
  readonly logger?: STSClientConfig["logger"];
  readonly parentClientConfig?: ParentClientConfig | undefined;
}

/** What a client passes to its provider. */
export type Properties = Record<string, any> | undefined;

/** The same for AWS's providers. */
export function forAws(properties: Properties): Record<string, any> {
  const caller = properties?.["callerClientConfig"];
  return { ...properties, ...(caller && { callerClientConfig: withoutCredentials(caller) }) };
}

/** A client's configuration for AWS's own clients, which must not ask for the credentials they seek. */
function withoutCredentials({ credentials: _, ...config }: Record<string, any>): Record<string, any> {
  return config;
}

/** What all of AWS's providers get: files read anew, the profile of the client that asks where the options name none. */
export function awsInit<O extends { profile?: string | undefined; parentClientConfig?: object | undefined }>(
  options: O,
  properties: Properties,
) {
  const profile: string | undefined = options.profile ?? properties?.["callerClientConfig"]?.profile;
  const { parentClientConfig, ...rest } = options;
  return {
    ignoreCache: true,
    ...rest,
    ...(parentClientConfig && { parentClientConfig: withoutCredentials(parentClientConfig) }),
    ...(profile && { profile }),
  };
}

/** Our role assumers, with the options of a provider and of the client that asks it; what the options have besides wins. */
export function roleAssumers(
  platform: Platform,
  options: RoleOptions,
  properties: Properties,
  profileRegion?: string,
) {
  const parentClientConfig: ParentClientConfig = {
    ...properties?.["callerClientConfig"],
    ...options.parentClientConfig,
  };
  const stsOptions = {
    ...options.clientConfig,
    credentialProviderLogger: options.logger,
    parentClientConfig,
  };
  return {
    roleAssumer: roleAssumer(platform)(
      // The region of the profile that names the role takes precedence over that of the client.
      {
        ...stsOptions,
        parentClientConfig: { ...parentClientConfig, region: profileRegion ?? parentClientConfig.region },
      },
      options.clientPlugins,
    ),
    roleAssumerWithWebIdentity: roleAssumerWithWebIdentity(platform)(stsOptions, options.clientPlugins),
    mfaCodeProvider: noMfaCode,
  };
}

async function noMfaCode(mfaSerial: string): Promise<string> {
  throw new CredentialsProviderError(
    `A role is assumed with MFA device ${mfaSerial} (mfa_serial), but nothing gives the code it shows. ` +
      "Give the provider an mfaCodeProvider: a function that resolves to the code.",
    { tryNextLink: false },
  );
}
