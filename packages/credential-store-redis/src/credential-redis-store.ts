import { createHash, randomUUID } from "node:crypto";
import type { CredentialLease, CredentialStore } from "@stskit/core/credentials";
import { type EncryptionKey, keyRing } from "./encryption-keys.js";
import { checkClient, type RedisClient, runScript } from "./redis-client.js";
import { ACQUIRE, RELEASE, RENEW, WRITE } from "./scripts.js";
import { open, seal, UnreadableEntryError } from "./sealed-credentials.js";

/** Options of `credentialRedisStore`. */
export interface CredentialRedisStoreOptions {
  /**
   * A client of the package `redis` or `ioredis`, for one server or a cluster. The store neither connects it nor closes it,
   * and its errors outside of a command are for you to listen to.
   */
  readonly client: RedisClient;
  /** The first seals, all open: to rotate, add the new key everywhere, then put it first everywhere, then remove the old one. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** What the names of the keys in Redis start with. Without `{` and `}`, which in a cluster choose the slot. @default "stskit:" */
  readonly keyPrefix?: string | undefined;
}

/**
 * Keeps temporary credentials in Redis or Valkey, for all processes that have the encryption key, and lets one of them at a
 * time get new ones. Entries are encrypted (AES-256-GCM) and end with the credentials, by Redis' clock. One that was tampered
 * with, or whose key is unknown, is treated as missing: a process warning says why, and the next credentials replace it.
 *
 * @throws TypeError when an option is missing or wrong; in particular without an encryption key. Of unknown options, a process
 *   warning tells.
 */
export function credentialRedisStore(options: CredentialRedisStoreOptions): Required<CredentialStore> {
  const { client, encryptionKeys, keyPrefix = "stskit:" } = options ?? {};
  const keys = keyRing(encryptionKeys);
  checkClient(client);
  checkKeyPrefix(keyPrefix);
  warnOfUnknownOptions(options);
  /** The last entry of each name that could not be opened. */
  const unreadable = new Map<string, string>();
  const namesOf = (key: string) => entryNames(keyPrefix, key);

  return {
    async get(key) {
      const { credentials: entry } = namesOf(key);
      const reply = await client.get(entry);
      if (reply === null || reply === undefined) return undefined;
      // Text, unless the client was told to return buffers.
      const sealed = String(reply);
      try {
        return open(sealed, entry, keys);
      } catch (error) {
        if (!(error instanceof UnreadableEntryError)) throw error;
        // A process that waits reads often.
        if (unreadable.get(entry) !== sealed) {
          unreadable.set(entry, sealed);
          warn(entry, error);
        }
        return undefined;
      }
    },

    async set(key, credentials, lease) {
      const expiresAt = new Date(credentials.expiration ?? Number.NaN).getTime();
      if (Number.isNaN(expiresAt)) throw new TypeError("Only credentials that expire are stored in Redis.");
      const { credentials: entry, token } = namesOf(key);
      const args = [
        seal(credentials, entry, keys),
        String(expiresAt),
        ...(lease ? [String(lease.token)] : []),
      ];
      await runScript(client, WRITE, [entry, token], args);
    },

    async acquireLease(key, ttl) {
      const names = namesOf(key);
      const holder = randomUUID();
      const token = await runScript(client, ACQUIRE, [names.lease, names.token], [holder, milliseconds(ttl)]);
      return token === null ? undefined : leaseOf(client, names.lease, holder, Number(token));
    },
  };
}

function leaseOf(client: RedisClient, name: string, holder: string, token: number): CredentialLease {
  return {
    token,
    async renew(ttl) {
      return Number(await runScript(client, RENEW, [name], [holder, milliseconds(ttl)])) === 1;
    },
    async release() {
      await runScript(client, RELEASE, [name], [holder]);
    },
  };
}

/** The names of a store key's keys in Redis. The hash is their hash tag, so that a cluster keeps them on one node. */
function entryNames(keyPrefix: string, key: string) {
  const base = `${keyPrefix}{${createHash("sha256").update(key).digest("hex")}}`;
  return { credentials: `${base}:credentials`, lease: `${base}:lease`, token: `${base}:token` };
}

/** Redis knows whole milliseconds, from 1. */
function milliseconds(ttl: number): string {
  return String(Math.max(1, Math.ceil(ttl)));
}

function warn(entry: string, { message }: UnreadableEntryError): void {
  process.emitWarning(
    `The credentials in Redis at ${entry} cannot be opened, so they are not used. ${message}`,
    {
      code: "STSKIT_UNREADABLE_ENTRY",
    },
  );
}

/** @throws TypeError when keys in Redis cannot start with it */
function checkKeyPrefix(keyPrefix: unknown): void {
  if (typeof keyPrefix === "string" && !/[{}]/.test(keyPrefix)) return;
  throw new TypeError(
    "keyPrefix must be a string without { and }, which in a cluster choose the slot of a key.",
  );
}

const KNOWN: Readonly<Record<keyof CredentialRedisStoreOptions, true>> = {
  client: true,
  encryptionKeys: true,
  keyPrefix: true,
};

/** Names that have been warned of. */
const warned = new Set<string>();

function warnOfUnknownOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || name in KNOWN || warned.has(name)) continue;
    warned.add(name);
    process.emitWarning(
      `Unknown option ${JSON.stringify(name)} of credentialRedisStore. Known options: ${Object.keys(KNOWN).join(", ")}.`,
      { code: "STSKIT_UNKNOWN_OPTION" },
    );
  }
}
