import { createHmac } from "node:crypto";
import { fromBase32 } from "../principal/unique-id.js";

const STEP_SECONDS = 30;

/** The number of the 30-second step a time falls in (RFC 6238 with its usual parameters). */
export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The six digits an authenticator app shows during `step`. `secret` is base32. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000;
  return number.toString().padStart(6, "0");
}
