import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import type { AssumeRoleCommandInput } from "../commands/AssumeRoleCommand.js";
import {
  type CachedCredentialProvider,
  type CredentialCacheOptions,
  cachedProvider,
} from "../credentials/cached-provider.js";
import { CredentialsProviderError } from "../credentials/credentials-provider-error.js";
import type { Platform } from "../platform.js";
import type { OrUndefined, STSClientConfig } from "../settings/client-config.js";
import { checkedMfaCode, type MfaCodeProvider } from "./mfa-code.js";
import { assumeRole } from "./role-session.js";
import { type ParentClientConfig, type StsPlugins, stsClient } from "./sts-client.js";

/** Options of `fromTemporaryCredentials`. */
export interface FromTemporaryCredentialsOptions<HandlerOptions extends object = object> {
  /** The input of AssumeRole. The session name defaults to `stskit-<milliseconds since 1970>`. */
  readonly params: Omit<AssumeRoleCommandInput, "RoleSessionName"> & { RoleSessionName?: string | undefined };
  /**
   * The credentials that the role is assumed with, or a provider of them. To chain roles, give another
   * `fromTemporaryCredentials`.
   * @default those of `clientConfig`, then the calling client's default, then the platform's
   */
  readonly masterCredentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** Resolves to the code that the MFA device `params.SerialNumber` shows. Called for each refresh. */
  readonly mfaCodeProvider?: MfaCodeProvider | undefined;
  /** Options of the client that calls STS. Those left out are taken from the client that the credentials are for. */
  readonly clientConfig?: OrUndefined<STSClientConfig<HandlerOptions>> | undefined;
  readonly clientPlugins?: StsPlugins;
  readonly logger?: Logger | undefined;
  /** The client that the credentials are for, if the provider is not called by one. */
  readonly parentClientConfig?: ParentClientConfig | undefined;
  readonly cache?: CredentialCacheOptions | undefined;
}

/** Prompts a person for a code as late as is safe, and not again while the code is being typed; milliseconds. */
const WITH_MFA = { advisoryWindow: 300_000, abandonAfter: 300_000 };

/** `fromTemporaryCredentials` of a platform. */
export type FromTemporaryCredentials<HandlerOptions extends object = object> =
  /**
   * Credentials of a role, assumed with other credentials and refreshed before they expire.
   *
   * @throws TypeError when `params.RoleArn` is missing
   * @throws CredentialsProviderError from the provider, when an MFA code is required and `mfaCodeProvider` is missing or gives none
   * @throws STSServiceException from the provider, when STS refuses
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
   */
  (options: FromTemporaryCredentialsOptions<HandlerOptions>) => CachedCredentialProvider;

/** Makes `fromTemporaryCredentials` for a platform. */
export function temporaryCredentials(platform: Platform): FromTemporaryCredentials {
  return (options) => {
    checkOptions(options);
    const { clientConfig = {}, masterCredentials } = options;

    const provider: AwsCredentialIdentityProvider = async (properties) => {
      const caller: Record<string, any> = {
        ...properties?.["callerClientConfig"],
        ...options.parentClientConfig,
      };
      const params = {
        ...options.params,
        RoleSessionName: options.params.RoleSessionName ?? `stskit-${platform.time.now()}`,
        ...(await mfaCode(options)),
      };
      const client = await stsClient(
        platform,
        {
          credentialDefaultProvider: caller["credentialDefaultProvider"],
          ...clientConfig,
          logger: options.logger ?? clientConfig.logger,
        },
        caller,
        masterCredentials ?? clientConfig.credentials,
        options.clientPlugins,
      );
      return assumeRole(client, params);
    };
    const forPeople = options.params.SerialNumber ? WITH_MFA : {};
    return cachedProvider(provider, platform, { ...forPeople, ...options.cache }, options);
  };
}

async function mfaCode({
  params,
  mfaCodeProvider,
}: FromTemporaryCredentialsOptions): Promise<{ TokenCode?: string }> {
  if (!params.SerialNumber) return {};
  if (!mfaCodeProvider) {
    throw new CredentialsProviderError(
      `The role ${params.RoleArn} is assumed with MFA device ${params.SerialNumber}, but mfaCodeProvider is missing. ` +
        "Give a function that resolves to the code the device shows.",
      { tryNextLink: false },
    );
  }
  return { TokenCode: await checkedMfaCode(mfaCodeProvider)(params.SerialNumber) };
}

function checkOptions(options: FromTemporaryCredentialsOptions | undefined): void {
  if (!options?.params?.RoleArn) {
    throw new TypeError(
      'params.RoleArn is missing. Give the role to assume: fromTemporaryCredentials({ params: { RoleArn: "arn:aws:iam::123456789012:role/Name" } }).',
    );
  }
}
