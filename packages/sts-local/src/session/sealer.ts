import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** What a sealed text is for. Each kind has its own key, so that one cannot pass for another. */
export type SealKind = "session" | "trade-in" | "authorization-message";

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Far above what any of our own texts inflate to; it only stops a forged key from costing memory. */
const MAX_INFLATED_BYTES = 1 << 20;

/**
 * Turns values into opaque texts that only a server with the same secret can read, and that nobody can alter
 * (AES-256-GCM). The server keeps nothing: whatever it needs later stands in the text itself.
 */
export class Sealer {
  readonly #secret: string | Uint8Array;

  constructor(secret: string | Uint8Array) {
    this.#secret = secret;
  }

  /** `minimumSize` is in characters of the result; shorter ones are padded up to it. */
  seal(kind: SealKind, value: unknown, minimumSize = 0): string {
    const content = deflateRawSync(JSON.stringify(value));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(content.length);
    const wanted = Math.ceil((minimumSize * 3) / 4) - IV_BYTES - TAG_BYTES;
    const padding = Buffer.alloc(Math.max(0, wanted - length.length - content.length));

    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key(kind), iv);
    const encrypted = Buffer.concat([
      cipher.update(length),
      cipher.update(content),
      cipher.update(padding),
      cipher.final(),
    ]);
    return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64");
  }

  /** The value that was sealed, or `undefined` when this secret did not seal `text` for this purpose. */
  open<T>(kind: SealKind, text: string): T | undefined {
    const bytes = Buffer.from(text, "base64");
    // Buffer skips what is not base64; a token must come back exactly as it was given out.
    if (bytes.length < IV_BYTES + TAG_BYTES + 2 || bytes.toString("base64") !== text) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.#key(kind), bytes.subarray(0, IV_BYTES));
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

  /** The secret access key that belongs to a temporary access key id: 40 characters, derived, never stored. */
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
