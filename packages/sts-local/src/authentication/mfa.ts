import { toSeconds } from "../clock.js";
import { explainMfaCode } from "../explanation/explain-mfa.js";
import { type Explanation, explanationOf } from "../explanation/explanation.js";
import { SERIAL_NUMBER, TOKEN_CODE } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { MfaDevice } from "../world/world.js";
import type { Caller } from "./authenticate.js";
import { timeStep, totp } from "./totp.js";

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

  /** Why `verify` has refused a code. */
  explain(device: MfaDevice, code: string, devices: readonly MfaDevice[], now: Date): Explanation {
    return explainMfaCode(device, code, devices, this.#lastUsed.get(device.serialNumber), now);
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
    const message = `MFA failed: the caller has no MFA device ${serialNumber}.`;
    const own = caller.user?.mfaDevices.map((candidate) => candidate.serialNumber).join(", ");
    const explain = () => ({
      ...explanationOf("mfa-device", `${message} It has ${own || "none"}.`),
      facts: { serialNumber, caller: caller.principal.arn },
    });
    throw new StsError("AccessDenied", message, { explain });
  }
  if (!verifier.verify(device, code, now)) {
    throw new StsError("AccessDenied", "MFA failed: the code is wrong, too old, or was used before.", {
      explain: () => verifier.explain(device, code, caller.user?.mfaDevices ?? [], now),
    });
  }
  return toSeconds(now);
}
