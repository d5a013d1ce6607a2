export { type CredentialRedisStoreOptions, credentialRedisStore } from "./credential-redis-store.js";
export type { EncryptionKey } from "./encryption-keys.js";
export type { IORedisClient, NodeRedisClient, RedisClient } from "./redis-client.js";
