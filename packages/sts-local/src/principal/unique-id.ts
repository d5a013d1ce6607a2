import { createHash, randomBytes } from "node:crypto";

/** The unique ID of a user or role. It is derived from the ARN, so it stays the same across restarts. */
export function uniqueId(prefix: "AIDA" | "AROA", arn: string): string {
  return prefix + toBase32(createHash("sha256").update(arn).digest().subarray(0, 10));
}

/** A long-term access key ID, derived from `seed`. */
export function longTermAccessKeyId(account: string, seed: string): string {
  return accessKeyId("AKIA", account, createHash("sha256").update(`access key of ${seed}`).digest());
}

/** A random access key ID for temporary credentials. */
export function temporaryAccessKeyId(account: string): string {
  return accessKeyId("ASIA", account, randomBytes(5));
}

/**
 * The account of an access key ID, which is in bits 7 to 46 of its first six bytes, as in AWS's own IDs.
 * `undefined` for IDs in the old format, and for other strings.
 */
export function accountOfAccessKey(id: string): string | undefined {
  if (!/^A[KS]IA[Q-Z2-7][A-Z2-7]{15}$/.test(id)) return undefined;
  const head = BigInt(`0x${fromBase32(id.slice(4)).subarray(0, 6).toString("hex")}`);
  const account = (head & ACCOUNT_MASK) >> 7n;
  return account <= 999_999_999_999n ? account.toString().padStart(12, "0") : undefined;
}

function accessKeyId(prefix: "AKIA" | "ASIA", account: string, entropy: Buffer): string {
  // AWS sets the top bit in IDs that contain the account.
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt(entropy.readUInt8(0) & 0x7f);
  const bytes = Buffer.concat([
    Buffer.from(head.toString(16).padStart(12, "0"), "hex"),
    entropy.subarray(1, 5),
  ]);
  return prefix + toBase32(bytes);
}

const ACCOUNT_MASK = 0x7fff_ffff_ff80n;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Encodes base32 (RFC 4648) without padding. */
export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** Decodes base32 (RFC 4648), with or without padding, in either case. Throws `TypeError` for other characters. */
export function fromBase32(text: string): Buffer {
  const letters = text.toUpperCase().replace(/=+$/, "");
  if (!/^[A-Z2-7]*$/.test(letters))
    throw new TypeError("Not base32: only the characters A to Z and 2 to 7 are allowed.");
  const bits = Array.from(letters, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join(
    "",
  );
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
