import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Sha256 } from "../../../packages/core/src/signing/sigv4.js";

const bytes = (data: string | Uint8Array) => (typeof data === "string" ? utf8ToBytes(data) : data);

/** SHA-256 from a library that needs no platform: core has none of its own. */
export const nobleSha256: Sha256 = {
  hex: (data) => bytesToHex(sha256(bytes(data))),
  hmac: (key, data) => hmac(sha256, bytes(key), bytes(data)),
};
