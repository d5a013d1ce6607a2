// One process of a fleet that shares a server. It may be bundled as CommonJS, so it has no top-level await.

import { credentialRedisStore } from "@stskit/credential-store-redis";
import { runMember } from "@stskit/e2e-credentials/fleet/member";
import { Redis } from "ioredis";
import { createClient } from "redis";

const host = "127.0.0.1";

/** Milliseconds between two attempts to connect again. */
const RETRY = 20;

const connect = {
  /** @param {number} port */
  async redis(port) {
    const socket = { host, port, reconnectStrategy: RETRY };
    const client = createClient({ socket }).on("error", () => {});
    await client.connect();
    return client;
  },
  /** @param {number} port */
  ioredis: async (port) => new Redis({ host, port, retryStrategy: () => RETRY }).on("error", () => {}),
};

/**
 * @typedef {object} StoreOptions
 * @property {number} port
 * @property {"redis" | "ioredis"} client
 * @property {readonly { id: string, byte: number }[]} [keys]
 * @property {string} [keyPrefix]
 */

runMember(async (/** @type {StoreOptions} */ { port, client, keys = [{ id: "1", byte: 1 }], keyPrefix }) => {
  const encryptionKeys = keys.map(({ id, byte }) => ({ id, key: new Uint8Array(32).fill(byte) }));
  return credentialRedisStore({ client: await connect[client](port), encryptionKeys, keyPrefix });
});
