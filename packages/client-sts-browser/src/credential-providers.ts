/** Credential providers and caching. They are documented on their types. */
import {
  type CacheCredentials,
  credentialsCache,
  type DecorateDefaultCredentialProvider,
  decoratedDefaultProvider,
  type FromTemporaryCredentials,
  type FromWebToken,
  type GetDefaultRoleAssumer,
  type GetDefaultRoleAssumerWithWebIdentity,
  roleAssumer,
  roleAssumerWithWebIdentity,
  temporaryCredentials,
  webToken,
} from "@stskit/core/credentials";
import { browserPlatform } from "./platform.js";

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

export const fromWebToken: FromWebToken = /* @__PURE__ */ webToken(browserPlatform);
export const fromTemporaryCredentials: FromTemporaryCredentials =
  /* @__PURE__ */ temporaryCredentials(browserPlatform);
export const getDefaultRoleAssumer: GetDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(browserPlatform);
export const getDefaultRoleAssumerWithWebIdentity: GetDefaultRoleAssumerWithWebIdentity =
  /* @__PURE__ */ roleAssumerWithWebIdentity(browserPlatform);
export const decorateDefaultCredentialProvider: DecorateDefaultCredentialProvider =
  /* @__PURE__ */ decoratedDefaultProvider(browserPlatform);
export const cacheCredentials: CacheCredentials = /* @__PURE__ */ credentialsCache(browserPlatform);
