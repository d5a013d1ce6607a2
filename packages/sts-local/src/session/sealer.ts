import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** What a sealed value is for. Each purpose has its own key, so that one kind of token cannot be used as another. */
export type SealPurpose = "session" | "trade-in" | "authorization-message";

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Far above what any sealed value needs. It limits the memory that a forged token can take if the secret leaks. */
const MAX_INFLATED_BYTES = 1 << 20;

/**
 * Encrypts and authenticates values (AES-256-GCM), so that only a server with the same secret can read or create them.
 * Tokens contain everything the server needs to know, so it does not have to store them.
 */
export class Sealer {
  readonly #secret: string | Uint8Array;

  constructor(secret: string | Uint8Array) {
    this.#secret = secret;
  }

  /** Returns base64 of at least `minimumSize` characters; shorter results are padded. */
  seal(purpose: SealPurpose, value: unknown, minimumSize = 0): string {
    const content = deflateRawSync(JSON.stringify(value));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(content.length);
    const target = Math.ceil((minimumSize * 3) / 4) - IV_BYTES - TAG_BYTES;
    const padding = Buffer.alloc(Math.max(0, target - length.length - content.length));

    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key(purpose), iv);
    const encrypted = Buffer.concat([
      cipher.update(length),
      cipher.update(content),
      cipher.update(padding),
      cipher.final(),
    ]);
    return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64");
  }

  /** Returns the value, or `undefined` if it was not sealed with this secret for this purpose. */
  open<T>(purpose: SealPurpose, text: string): T | undefined {
    const bytes = Buffer.from(text, "base64");
    // Buffer skips characters that are not base64, but an altered token must not be accepted.
    if (bytes.length < IV_BYTES + TAG_BYTES + 2 || bytes.toString("base64") !== text) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.#key(purpose), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    try {
      const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      const content = plain.subarray(2, 2 + plain.readUInt16BE(0));
      return JSON.parse(
        inflateRawSync(content, { maxOutputLength: MAX_INFLATED_BYTES }).toString("utf8"),
      ) as T;
    } catch {
      return undefined;
    }
  }

  /** Derives the secret access key, 40 characters long, of a temporary access key ID. */
  secretAccessKey(accessKeyId: string): string {
    return createHmac("sha256", this.#key("secret-access-key"))
      .update(accessKeyId)
      .digest()
      .subarray(0, 30)
      .toString("base64");
  }

  #key(purpose: string): Buffer {
    return Buffer.from(hkdfSync("sha256", this.#secret, "sts-local", purpose, 32));
  }
}
