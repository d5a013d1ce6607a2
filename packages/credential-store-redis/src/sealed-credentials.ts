import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { StoredIdentity } from "@stskit/core/credentials";
import type { KeyRing } from "./encryption-keys.js";

/** AES in Galois/Counter Mode, NIST SP 800-38D, with a random nonce of 96 bits for each entry. */
const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Version, key id, and nonce, ciphertext and tag in base64url. */
const SEALED = /^1\.([\w-]+)\.([\w-]+)$/;

/** Why an entry cannot be opened. The message shows nothing of what the entry holds. */
export class UnreadableEntryError extends Error {
  override readonly name = "UnreadableEntryError";
}

/** Encrypts credentials with the first key of the ring, for the entry of this name and no other. */
export function seal(credentials: StoredIdentity, entry: string, keys: KeyRing): string {
  const [{ id, key }] = keys;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundData(entry, id));
  const sealed = [nonce, cipher.update(toText(credentials)), cipher.final(), cipher.getAuthTag()];
  return `1.${id}.${Buffer.concat(sealed).toString("base64url")}`;
}

/**
 * Decrypts what `seal` returned for the entry of this name.
 *
 * @throws UnreadableEntryError when it was changed since, sealed for another entry, or with a key that is not in the ring
 */
export function open(sealed: string, entry: string, keys: KeyRing): StoredIdentity {
  const [, id, text] = SEALED.exec(sealed) ?? [];
  if (!id || !text) throw new UnreadableEntryError("It was not written by this version of the store.");
  const key = keys.find((candidate) => candidate.id === id)?.key;
  if (!key) {
    throw new UnreadableEntryError(
      `Its key is not among encryptionKeys, whose ids are ${keys.map(({ id }) => id).join(", ")}. Give a new key to all processes before the first of them seals with it.`,
    );
  }
  const bytes = Buffer.from(text, "base64url");
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(boundData(entry, id));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return fromText(
      Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(),
    );
  } catch {
    throw new UnreadableEntryError(
      `It was changed since it was sealed, or belongs elsewhere, or another process has another key with the id ${id}.`,
    );
  }
}

/** Authenticated but not stored: an entry can neither be moved nor be given another key's id. */
function boundData(entry: string, keyId: string): Buffer {
  return Buffer.from(`stskit credentials 1\n${keyId}\n${entry}`);
}

/** Leaves out what else a provider may have added. */
function toText(credentials: StoredIdentity): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId, credentialScope, issuedAt } =
    credentials;
  return JSON.stringify({
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiration,
    accountId,
    credentialScope,
    issuedAt,
  });
}

function fromText(text: string): StoredIdentity {
  const { expiration, issuedAt, ...members } = JSON.parse(text);
  return { ...members, expiration: new Date(expiration), ...(issuedAt && { issuedAt: new Date(issuedAt) }) };
}
