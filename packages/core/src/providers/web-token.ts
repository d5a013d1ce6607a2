import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import {
  type CachedCredentialProvider,
  type CredentialCacheOptions,
  cachedProvider,
} from "../credentials/cached-provider.js";
import { CredentialsProviderError } from "../credentials/credentials-provider-error.js";
import type { PolicyDescriptorType } from "../models.js";
import type { Awaitable, Platform } from "../platform.js";
import type { OrUndefined, STSClientConfig } from "../settings/client-config.js";
import type { AssumeRoleWithWebIdentityParams } from "./role-assumers.js";
import { assumeRoleWithWebIdentity } from "./role-session.js";
import { type ParentClientConfig, type StsPlugins, stsClient } from "./sts-client.js";

/** Options that `fromWebToken` shares with providers that find the token themselves. */
export interface WebIdentityOptions<HandlerOptions extends object = object> {
  /** A name for the session: 2 to 64 characters of `[\w+=,.@-]`. @default `stskit-<milliseconds since 1970>` */
  readonly roleSessionName?: string | undefined;
  /** The host of an OAuth 2.0 provider such as `graph.facebook.com`. Leave it out for OpenID Connect. */
  readonly providerId?: string | undefined;
  /** Up to 10 managed policies that narrow the session further. */
  readonly policyArns?: PolicyDescriptorType[] | undefined;
  /** A JSON policy document that narrows the session further: up to 2,048 characters. */
  readonly policy?: string | undefined;
  /** How long the credentials last, in seconds: 900 to the role’s maximum. @default 3600 */
  readonly durationSeconds?: number | undefined;
  /** Calls STS instead of our client. */
  readonly roleAssumerWithWebIdentity?:
    | ((params: AssumeRoleWithWebIdentityParams) => Promise<AwsCredentialIdentity>)
    | undefined;
  /** Options of the client that calls STS. Those left out are taken from the client that the credentials are for. */
  readonly clientConfig?: OrUndefined<STSClientConfig<HandlerOptions>> | undefined;
  readonly clientPlugins?: StsPlugins;
  readonly logger?: Logger | undefined;
  /** The client that the credentials are for, if the provider is not called by one. */
  readonly parentClientConfig?: ParentClientConfig | undefined;
  readonly cache?: CredentialCacheOptions | undefined;
}

/** Options of `fromWebToken`. */
export interface FromWebTokenOptions<HandlerOptions extends object = object>
  extends WebIdentityOptions<HandlerOptions> {
  /** The ARN of the role to assume. */
  readonly roleArn: string;
  /** The identity provider's token, or a function that returns it. Called for each refresh, since tokens expire too. */
  readonly webIdentityToken: string | (() => Awaitable<string>);
}

/** `fromWebToken` of a platform. */
export type FromWebToken<HandlerOptions extends object = object> =
  /**
   * Credentials of a role, assumed with an identity provider's token and refreshed before they expire. If the token
   * changes, give it as a function, which is called for each refresh.
   *
   * @throws TypeError when `roleArn` or `webIdentityToken` is missing
   * @throws STSServiceException from the provider, when STS refuses
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
   */
  (options: FromWebTokenOptions<HandlerOptions>) => CachedCredentialProvider;

/** Makes `fromWebToken` for a platform. */
export function webToken(platform: Platform): FromWebToken {
  return (options) => {
    checkOptions(options);
    return cachedProvider(
      webTokenProvider(platform, async () => options),
      platform,
      options.cache,
      options,
    );
  };
}

/** Assumes a role with a token, without a cache. The options are read at each call. */
export function webTokenProvider(
  platform: Platform,
  read: () => Promise<FromWebTokenOptions>,
): AwsCredentialIdentityProvider {
  return async (properties) => {
    const options = await read();
    const params = {
      RoleArn: options.roleArn,
      RoleSessionName: options.roleSessionName ?? `stskit-${platform.time.now()}`,
      WebIdentityToken: await tokenOf(options),
      ProviderId: options.providerId,
      PolicyArns: options.policyArns,
      Policy: options.policy,
      DurationSeconds: options.durationSeconds,
    };
    if (options.roleAssumerWithWebIdentity) {
      // Members that are `undefined` are the same as left out.
      return options.roleAssumerWithWebIdentity(params as AssumeRoleWithWebIdentityParams);
    }
    const { clientConfig = {} } = options;
    const parent = { ...properties?.["callerClientConfig"], ...options.parentClientConfig };
    const logger = options.logger ?? clientConfig.logger;
    const client = await stsClient(
      platform,
      { ...clientConfig, logger },
      parent,
      undefined,
      options.clientPlugins,
    );
    return assumeRoleWithWebIdentity(client, params);
  };
}

async function tokenOf({ webIdentityToken, roleArn }: FromWebTokenOptions): Promise<string> {
  const token = typeof webIdentityToken === "function" ? await webIdentityToken() : webIdentityToken;
  if (typeof token === "string" && token !== "") return token;
  throw new CredentialsProviderError(
    `webIdentityToken for ${roleArn} is ${token === "" ? "empty" : `of type ${typeof token}`}, but must be a string. ` +
      "Give the token of your identity provider, or a function that resolves to it.",
    { tryNextLink: false },
  );
}

function checkOptions(options: FromWebTokenOptions | undefined): void {
  for (const name of ["roleArn", "webIdentityToken"] as const) {
    if (!options?.[name]) {
      throw new TypeError(
        `${name} is missing. Give fromWebToken({ roleArn: "arn:aws:iam::123456789012:role/Name", webIdentityToken }), the token as a string or a function.`,
      );
    }
  }
}
