import crypto from "node:crypto";
import type { Hash, HashConstructor, SourceData } from "@smithy/types";

/** SHA-256, or HMAC-SHA-256 with a secret, with the interface that smithy's signers expect. */
export const SmithySha256: HashConstructor = class implements Hash {
  readonly #secret: SourceData | undefined;
  #hash!: crypto.Hash | crypto.Hmac;

  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.reset();
  }

  update(data: SourceData, encoding?: "utf8" | "ascii" | "latin1"): void {
    this.#hash.update(typeof data === "string" ? Buffer.from(data, encoding) : bytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash =
      this.#secret === undefined
        ? crypto.createHash("sha256")
        : crypto.createHmac("sha256", typeof this.#secret === "string" ? this.#secret : bytes(this.#secret));
  }
};

function bytes(data: Exclude<SourceData, string>): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
