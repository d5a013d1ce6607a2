export * from "@stskit/core/api";
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
} from "./credential-providers.js";
export {
  CredentialsProviderError,
  cacheCredentials,
  decorateDefaultCredentialProvider,
  fromTemporaryCredentials,
  fromWebToken,
  getDefaultRoleAssumer,
  getDefaultRoleAssumerWithWebIdentity,
} from "./credential-providers.js";
export type {
  EksToken,
  GetEksTokenOptions,
  PresignOptions,
  SignedCallerIdentityRequest,
  SignedCallerIdentityRequestOptions,
} from "./presign.js";
export { formatUrl, getEksToken, presign, signedCallerIdentityRequest } from "./presign.js";
export { STS } from "./STS.js";
export { STSClient } from "./STSClient.js";
