// The store of a process of a fleet.
import { credentialRedisStore } from "@stskit/credential-store-redis";
import { createClient } from "redis";

/** @param {{ port: number, keys?: readonly { id: string, byte: number }[] }} options */
export async function createStore({ port, keys = [{ id: "1", byte: 1 }] }) {
  const socket = { host: "127.0.0.1", port, reconnectStrategy: 20 };
  const client = createClient({ socket }).on("error", () => {});
  await client.connect();
  const encryptionKeys = keys.map(({ id, byte }) => ({ id, key: new Uint8Array(32).fill(byte) }));
  return credentialRedisStore({ client, encryptionKeys });
}
