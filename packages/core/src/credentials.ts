/** What users import besides a platform's credential providers. */
export type { CachedCredentialProvider, CredentialCacheOptions } from "./credentials/cached-provider.js";
export type { CredentialLease, CredentialStore, StoredIdentity } from "./credentials/credential-store.js";
export { CredentialsProviderError } from "./credentials/credentials-provider-error.js";
export type {
  DefaultCredentialProvider,
  RoleAssumer,
  RoleAssumerWithWebIdentity,
  STSRoleAssumerOptions,
} from "./providers/role-assumers.js";
export type { FromTemporaryCredentialsOptions } from "./providers/temporary-credentials.js";
export type { FromWebTokenOptions } from "./providers/web-token.js";
