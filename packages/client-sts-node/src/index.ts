export * from "@stskit/core/api";
export type {
  CachedCredentialProvider,
  CredentialCacheOptions,
  CredentialFileStoreOptions,
  CredentialStore,
  DefaultCredentialProvider,
  FromHttpOptions,
  FromIniOptions,
  FromMetadataOptions,
  FromNodeProviderChainOptions,
  FromProcessOptions,
  FromSSOOptions,
  FromTemporaryCredentialsOptions,
  FromTokenFileOptions,
  FromWebTokenOptions,
  RoleAssumer,
  RoleAssumerWithWebIdentity,
  STSRoleAssumerOptions,
} from "./credential-providers.js";
export {
  CredentialsProviderError,
  cacheCredentials,
  credentialFileStore,
  decorateDefaultCredentialProvider,
  fromContainerMetadata,
  fromEnv,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromNodeProviderChain,
  fromProcess,
  fromSSO,
  fromTemporaryCredentials,
  fromTokenFile,
  fromWebToken,
  getDefaultRoleAssumer,
  getDefaultRoleAssumerWithWebIdentity,
} from "./credential-providers.js";
export type { AgentOption, NodeHandlerOptions } from "./http/handler-options.js";
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
