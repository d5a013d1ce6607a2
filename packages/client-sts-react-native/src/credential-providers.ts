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
import { reactNativePlatform } from "./platform.js";

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

export const fromWebToken: FromWebToken = /* @__PURE__ */ webToken(reactNativePlatform);
export const fromTemporaryCredentials: FromTemporaryCredentials =
  /* @__PURE__ */ temporaryCredentials(reactNativePlatform);
export const getDefaultRoleAssumer: GetDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(reactNativePlatform);
export const getDefaultRoleAssumerWithWebIdentity: GetDefaultRoleAssumerWithWebIdentity =
  /* @__PURE__ */ roleAssumerWithWebIdentity(reactNativePlatform);
export const decorateDefaultCredentialProvider: DecorateDefaultCredentialProvider =
  /* @__PURE__ */ decoratedDefaultProvider(reactNativePlatform);
export const cacheCredentials: CacheCredentials = /* @__PURE__ */ credentialsCache(reactNativePlatform);
