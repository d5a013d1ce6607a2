import { createHash, createHmac } from "node:crypto";
import type { Hash, SourceData } from "@smithy/types";
import type { Sha256 } from "../../../packages/core/src/signing/sigv4.js";

/** SHA-256 in the form that core expects from a platform. */
export const sha256: Sha256 = {
  hex: (data) => createHash("sha256").update(data).digest("hex"),
  hmac: (key, data) => createHmac("sha256", key).update(data).digest(),
  hmacHex: (key, data) => createHmac("sha256", key).update(data).digest("hex"),
};

/** SHA-256 in the form that smithy's `SignatureV4` expects, for the tests that compare our signatures with smithy's. */
export class SmithySha256 implements Hash {
  readonly #hash;

  constructor(key?: SourceData) {
    this.#hash = key === undefined ? createHash("sha256") : createHmac("sha256", bytes(key));
  }

  update(data: SourceData): void {
    this.#hash.update(bytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
}

function bytes(data: SourceData): Uint8Array | string {
  if (typeof data === "string") return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
