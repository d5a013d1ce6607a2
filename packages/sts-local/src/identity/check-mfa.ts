import type { Caller } from "../authentication/authenticate.js";
import { toSeconds } from "../clock.js";
import { SERIAL_NUMBER, TOKEN_CODE } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { MfaDevices } from "./mfa-devices.js";

/**
 * Reads `SerialNumber` and `TokenCode`. Gives the time of the MFA check in seconds since 1970: now, when a good code
 * was passed, or that of the calling session. `undefined` when there was none.
 */
export function checkMfa(
  parameters: Parameters,
  caller: Caller,
  devices: MfaDevices,
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
  if (!devices.verify(device, code, now)) {
    throw new StsError("AccessDenied", "MFA failed: the code is wrong, too old, or was used before.");
  }
  return toSeconds(now);
}
