import { createHmac } from "node:crypto";
import { toSeconds } from "../clock.js";
import { fromBase32 } from "../principal/unique-id.js";
import { SERIAL_NUMBER, TOKEN_CODE } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { MfaDevice } from "../world/world.js";
import type { Caller } from "./authenticate.js";

const TIME_STEP_SECONDS = 30;

/** Verifies TOTP codes (RFC 6238), and remembers the last one used: each code works once. */
export class MfaVerifier {
  readonly #lastUsed = new Map<string, number>();

  /** Whether `code` belongs to the current time step or a neighboring one, and is newer than the last one used. */
  verify(device: MfaDevice, code: string, now: Date): boolean {
    const current = timeStep(now);
    const lastUsed = this.#lastUsed.get(device.serialNumber) ?? Number.NEGATIVE_INFINITY;
    const step = [current - 1, current, current + 1].find(
      (candidate) => candidate > lastUsed && totp(device.secret, candidate) === code,
    );
    if (step === undefined) return false;
    this.#lastUsed.set(device.serialNumber, step);
    return true;
  }

  /** Lets all codes work once more. */
  reset(): void {
    this.#lastUsed.clear();
  }

  /** A code that `verify` accepts now: the current one, or the next one if the current one has been used. */
  nextCode(device: MfaDevice, now: Date): string {
    const current = timeStep(now);
    const lastUsed = this.#lastUsed.get(device.serialNumber);
    return totp(device.secret, lastUsed === undefined || lastUsed < current ? current : current + 1);
  }
}

/**
 * Checks `SerialNumber` and `TokenCode`. Returns when the caller authenticated with MFA, in seconds since 1970: now if
 * the request has a valid code, otherwise as recorded in the caller's session. `undefined` without MFA.
 */
export function checkMfa(
  parameters: Parameters,
  caller: Caller,
  verifier: MfaVerifier,
  now: Date,
): number | undefined {
  const serialNumber = parameters.optional("SerialNumber", SERIAL_NUMBER);
  const code = parameters.optional("TokenCode", TOKEN_CODE);
  if (serialNumber === undefined && code === undefined) return caller.session?.mfaAt;
  if (serialNumber === undefined || code === undefined) {
    throw new StsError("ValidationError", "SerialNumber and TokenCode must be passed together.");
  }
  const device = caller.user?.mfaDevices.find((candidate) => candidate.serialNumber === serialNumber);
  if (device === undefined) {
    throw new StsError("AccessDenied", `MFA failed: the caller has no MFA device ${serialNumber}.`);
  }
  if (!verifier.verify(device, code, now)) {
    throw new StsError("AccessDenied", "MFA failed: the code is wrong, too old, or was used before.");
  }
  return toSeconds(now);
}

/** The number of the 30-second time step that `now` falls into. */
export function timeStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / TIME_STEP_SECONDS);
}

/** The six-digit code of a time step. `secret` is in base32. */
export function totp(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000;
  return number.toString().padStart(6, "0");
}
