/** Credential providers and caching, for a platform to bind to its client. */
export {
  type AnyCredentialProvider,
  type CacheCredentials,
  type CachedCredentialProvider,
  cachedProvider,
  credentialsCache,
} from "./credentials/cached-provider.js";
export type { CredentialCacheOptions } from "./credentials/credential-cache.js";
export type { CredentialStore, StoreOptions } from "./credentials/credential-store.js";
export {
  CredentialsProviderError,
  type CredentialsProviderErrorOptions,
} from "./credentials/credentials-provider-error.js";
export type { RefreshWindows } from "./credentials/refresh-schedule.js";
export {
  type DecorateDefaultCredentialProvider,
  type DefaultCredentialProvider,
  decoratedDefaultProvider,
  type GetDefaultRoleAssumer,
  type GetDefaultRoleAssumerWithWebIdentity,
  type RoleAssumer,
  type RoleAssumerWithWebIdentity,
  roleAssumer,
  roleAssumerWithWebIdentity,
  type STSRoleAssumerOptions,
} from "./providers/role-assumers.js";
export { type ParentClientConfig, requestHandlerOf, type StsPlugins } from "./providers/sts-client.js";
export {
  type FromTemporaryCredentials,
  type FromTemporaryCredentialsOptions,
  temporaryCredentials,
} from "./providers/temporary-credentials.js";
export {
  type FromWebToken,
  type FromWebTokenOptions,
  type WebIdentityOptions,
  webToken,
  webTokenProvider,
} from "./providers/web-token.js";
