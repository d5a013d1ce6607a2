import { createSecretKey, type KeyObject } from "node:crypto";

/** A key that entries are sealed with. */
export interface EncryptionKey {
  /** Stands unencrypted in each entry, to find its key again: 1 to 64 letters, digits, `-` or `_`. */
  readonly id: string;
  /** 32 random bytes. Whoever has them and access to Redis can use the credentials, and forge entries. */
  readonly key: Uint8Array;
}

const KEY_BYTES = 32;
const ID = /^[\w-]{1,64}$/;

const HOW_TO_CREATE = `Create one with: node -p 'crypto.randomBytes(${KEY_BYTES}).toString("base64")'`;

/** A checked key, which shows nothing of itself when printed. */
interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** At least one key. The first seals, all open. */
export type KeyRing = readonly [SealingKey, ...SealingKey[]];

/** @throws TypeError saying which key is missing or wrong; it never shows a key */
export function keyRing(encryptionKeys: readonly EncryptionKey[]): KeyRing {
  if (!Array.isArray(encryptionKeys) || encryptionKeys.length === 0) {
    throw new TypeError(
      `encryptionKeys is missing: credentials are never stored in plain text. Give [{ id: "1", key }] with a key of ${KEY_BYTES} bytes, the same in all processes. ${HOW_TO_CREATE}`,
    );
  }
  const ring = encryptionKeys.map((given: Partial<EncryptionKey> | undefined, index) => {
    const name = `encryptionKeys[${index}]`;
    const id = checkId(`${name}.id`, given?.id);
    return { id, key: createSecretKey(checkKey(`${name}.key`, given?.key)) };
  });
  ring.forEach(({ id }, index) => {
    if (ring.findIndex((other) => other.id === id) === index) return;
    throw new TypeError(`encryptionKeys has two keys with the id ${id}. Give each an id of its own.`);
  });
  return ring as unknown as KeyRing;
}

function checkId(name: string, id: unknown): string {
  if (typeof id === "string" && ID.test(id)) return id;
  // Not shown: it may be the key, in the wrong place.
  throw new TypeError(
    `${name} must be 1 to 64 letters, digits, "-" or "_", such as the month of the key: "2026-11".`,
  );
}

function checkKey(name: string, key: unknown): Uint8Array {
  if (!(key instanceof Uint8Array)) {
    throw new TypeError(
      `${name} is ${key === undefined ? "missing" : `of type ${typeof key}`}, but must be a Uint8Array of ${KEY_BYTES} bytes. For a key in base64: Buffer.from(text, "base64").`,
    );
  }
  if (key.length !== KEY_BYTES) {
    throw new TypeError(`${name} has ${key.length} bytes, but must have ${KEY_BYTES}. ${HOW_TO_CREATE}`);
  }
  return key;
}
