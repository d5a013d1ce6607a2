/** Where credentials come from, and what keeps them fresh. */

import type { AwsCredentialIdentityProvider } from "@smithy/types";
import {
  type CachedCredentialProvider,
  type CredentialCacheOptions,
  cachedProvider,
  decoratedDefaultProvider,
  roleAssumer,
  roleAssumerWithWebIdentity,
  type StsPlatform,
  temporaryCredentials,
  webToken,
} from "@stskit/core/credentials";
import { browserPlatform } from "./platform.js";
import { STSClient } from "./STSClient.js";

export type {
  CachedCredentialProvider,
  CredentialCacheOptions,
  CredentialStore,
  DefaultCredentialProvider,
  FromTemporaryCredentialsOptions,
  FromWebTokenOptions,
  RoleAssumer,
  RoleAssumerWithWebIdentity,
  STSRoleAssumerOptions,
} from "@stskit/core/credentials";
export { CredentialsProviderError } from "@stskit/core/credentials";

/** What providers ask STS with. */
const sts: StsPlatform = { platform: browserPlatform, Client: STSClient };

/**
 * Credentials of a role, assumed with a token of an identity provider and renewed before they expire. Give the token as
 * a function where it changes: it is called at each renewal.
 *
 * @throws TypeError when `roleArn` or `webIdentityToken` is missing
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const fromWebToken = /* @__PURE__ */ webToken(sts);

/**
 * Credentials of a role, assumed with other credentials and renewed before they expire.
 *
 * @throws TypeError when `params.RoleArn` is missing
 * @throws CredentialsProviderError from the provider, when a code of an MFA device is needed and nothing gives it
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const fromTemporaryCredentials = /* @__PURE__ */ temporaryCredentials(sts);

/**
 * Puts a cache around a provider of credentials: one request for any number of callers, renewal ahead of expiry, valid
 * credentials through outages. Give the result to as many clients as you like.
 *
 * @throws TypeError for options that make no sense
 */
export function cacheCredentials(
  provider: AwsCredentialIdentityProvider,
  options?: CredentialCacheOptions,
): CachedCredentialProvider {
  return cachedProvider(provider, browserPlatform, options);
}

/** Makes a function that assumes a role with credentials it is given: what AWS's providers take as `roleAssumer`. */
export const getDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(sts);

/** Makes a function that assumes a role with a web identity token: what AWS's providers take as `roleAssumerWithWebIdentity`. */
export const getDefaultRoleAssumerWithWebIdentity = /* @__PURE__ */ roleAssumerWithWebIdentity(sts);

/**
 * Passes our role assumers to a default provider of credentials, for the option `credentialDefaultProvider` of AWS's
 * clients.
 *
 * @deprecated AWS's default provider finds role assumers by itself; this serves programs that were written before it did
 */
export const decorateDefaultCredentialProvider = /* @__PURE__ */ decoratedDefaultProvider(sts);
