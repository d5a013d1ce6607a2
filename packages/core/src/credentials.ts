/** Where credentials come from and how they stay fresh: what a platform binds to its client. */
export {
  type AnyCredentialProvider,
  type CachedCredentialProvider,
  cachedProvider,
} from "./credentials/cached-provider.js";
export type { CredentialCacheOptions } from "./credentials/credential-cache.js";
export type { CredentialStore, StoreOptions } from "./credentials/credential-store.js";
export {
  CredentialsProviderError,
  type CredentialsProviderErrorOptions,
} from "./credentials/credentials-provider-error.js";
export type { RefreshWindows } from "./credentials/refresh-schedule.js";
export {
  type DefaultCredentialProvider,
  decoratedDefaultProvider,
  type RoleAssumer,
  type RoleAssumerWithWebIdentity,
  roleAssumer,
  roleAssumerWithWebIdentity,
  type STSRoleAssumerOptions,
} from "./credentials/role-assumers.js";
export type { ParentClientConfig, StsPlatform, StsPlugins } from "./credentials/role-session-client.js";
export {
  type FromTemporaryCredentialsOptions,
  temporaryCredentials,
} from "./credentials/temporary-credentials.js";
export {
  type FromWebTokenOptions,
  type WebIdentityOptions,
  webToken,
  webTokenProvider,
} from "./credentials/web-token.js";
