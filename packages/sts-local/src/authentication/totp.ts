import { createHmac } from "node:crypto";
import { fromBase32 } from "../principal/unique-id.js";

/** How long a code is shown. */
export const TIME_STEP_SECONDS = 30;

/** The number of the 30-second time step that `now` falls into. */
export function timeStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / TIME_STEP_SECONDS);
}

/** The six-digit code of a time step (RFC 6238). `secret` is in base32. */
export function totp(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000;
  return number.toString().padStart(6, "0");
}
