/** Node's credential providers and caching. A provider that uses one of AWS's packages loads it on the first call. */

export * from "@stskit/core/credentials";
export {
  cacheCredentials,
  decorateDefaultCredentialProvider,
  fromTemporaryCredentials,
  fromWebToken,
  getDefaultRoleAssumer,
  getDefaultRoleAssumerWithWebIdentity,
} from "./credential-providers/core-providers.js";
export {
  type CredentialFileStoreOptions,
  credentialFileStore,
} from "./credential-providers/credential-file-store.js";
export { fromEnv } from "./credential-providers/from-env.js";
export { type FromIniOptions, fromIni } from "./credential-providers/from-ini.js";
export {
  type FromHttpOptions,
  type FromMetadataOptions,
  fromContainerMetadata,
  fromHttp,
  fromInstanceMetadata,
} from "./credential-providers/from-metadata.js";
export { fromNodeProviderChain } from "./credential-providers/from-node-provider-chain.js";
export { type FromProcessOptions, fromProcess } from "./credential-providers/from-process.js";
export { type FromSSOOptions, fromSSO } from "./credential-providers/from-sso.js";
export { type FromTokenFileOptions, fromTokenFile } from "./credential-providers/from-token-file.js";
export type { FromNodeProviderChainOptions } from "./credential-providers/node-provider-chain.js";
