/** What a platform binds to itself: credential providers, and requests signed now and sent later by someone else. */
export {
  type AnyCredentialProvider,
  type CacheCredentials,
  cachedProvider,
  credentialsCache,
} from "./credentials/cached-provider.js";
export type { StoreOptions } from "./credentials/credential-store.js";
export type { CredentialsProviderErrorOptions } from "./credentials/credentials-provider-error.js";
export type { RefreshWindows } from "./credentials/refresh-schedule.js";
export { eksTokens, type GetEksToken } from "./presign/eks-token.js";
export { type Presign, presigner } from "./presign/presign.js";
export {
  type SignedCallerIdentityRequester,
  signedCallerIdentity,
} from "./presign/signed-caller-identity.js";
export { checkedMfaCode, type MfaCodeProvider } from "./providers/mfa-code.js";
export {
  type AssumeRoleWithWebIdentityParams,
  type DecorateDefaultCredentialProvider,
  decoratedDefaultProvider,
  type GetDefaultRoleAssumer,
  type GetDefaultRoleAssumerWithWebIdentity,
  roleAssumer,
  roleAssumerWithWebIdentity,
} from "./providers/role-assumers.js";
export { roleName } from "./providers/role-refusals.js";
export { roleOfFailure } from "./providers/role-session.js";
export { type ParentClientConfig, requestHandlerOf, type StsPlugins } from "./providers/sts-client.js";
export { type FromTemporaryCredentials, temporaryCredentials } from "./providers/temporary-credentials.js";
export {
  type FromWebToken,
  type WebIdentityOptions,
  webToken,
  webTokenProvider,
} from "./providers/web-token.js";
