import { createHash, randomBytes } from "node:crypto";

/** Identifiers of users and roles: the same name has the same id at each start, so a saved setup keeps working. */
export function uniqueId(prefix: "AIDA" | "AROA", arn: string): string {
  return prefix + base32(createHash("sha256").update(arn).digest().subarray(0, 10));
}

/** A long-term access key id that is the same at each start. */
export function longTermAccessKeyId(account: string, seed: string): string {
  return accessKeyId("AKIA", account, createHash("sha256").update(`access key of ${seed}`).digest());
}

/** A new access key id for temporary credentials. */
export function temporaryAccessKeyId(account: string): string {
  return accessKeyId("ASIA", account, randomBytes(5));
}

/**
 * The account that an access key id was made for. As in AWS's own ids, bits 7 to 46 of the first six bytes hold it.
 * `undefined` for ids of the older form, and for what is no access key id.
 */
export function accountOfAccessKeyId(id: string): string | undefined {
  if (!/^A[KS]IA[Q-Z2-7][A-Z2-7]{15}$/.test(id)) return undefined;
  const head = BigInt(`0x${fromBase32(id.slice(4)).subarray(0, 6).toString("hex")}`);
  const account = (head & ACCOUNT_MASK) >> 7n;
  return account <= 999_999_999_999n ? account.toString().padStart(12, "0") : undefined;
}

function accessKeyId(prefix: "AKIA" | "ASIA", account: string, entropy: Buffer): string {
  // The top bit is set in every id that carries its account.
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt(entropy.readUInt8(0) & 0x7f);
  const bytes = Buffer.concat([
    Buffer.from(head.toString(16).padStart(12, "0"), "hex"),
    entropy.subarray(1, 5),
  ]);
  return prefix + base32(bytes);
}

const ACCOUNT_MASK = 0x7fff_ffff_ff80n;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 base32, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** Reads RFC 4648 base32 with or without padding, in either case. Throws on any other character. */
export function fromBase32(text: string): Buffer {
  const letters = text.toUpperCase().replace(/=+$/, "");
  if (!/^[A-Z2-7]*$/.test(letters)) throw new TypeError("Not base32: only A to Z and 2 to 7 are allowed.");
  const bits = Array.from(letters, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join(
    "",
  );
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
