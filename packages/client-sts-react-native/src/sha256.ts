import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as hash } from "@noble/hashes/sha2.js";
import type { Sha256 } from "@stskit/core/platform";
import { utf8 } from "./utf8.js";

/** SHA-256 in plain JavaScript: React Native has no `crypto`. */
export const sha256: Sha256 = {
  hex: (data) => hex(hash(bytes(data))),
  hmac: (key, data) => hmac(hash, bytes(key), bytes(data)),
  hmacHex: (key, data) => hex(hmac(hash, key, bytes(data))),
};

/** Noble would encode strings with TextEncoder, which Hermes may lack. */
function bytes(data: string | Uint8Array): Uint8Array {
  return typeof data === "string" ? utf8(data) : data;
}

function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}
