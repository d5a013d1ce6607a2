import { TIME_STEP_SECONDS, timeStep, totp } from "../authentication/totp.js";
import type { MfaDevice } from "../world/world.js";
import type { Explanation } from "./explanation.js";

/** Codes of so many time steps before and after are recognized: ten minutes. */
const STEPS = 20;

/** Explains why the code of a device is refused: when it was or will be right, or whose it is. */
export function explainMfaCode(
  device: MfaDevice,
  code: string,
  devices: readonly MfaDevice[],
  lastUsed: number | undefined,
  now: Date,
): Explanation {
  const current = timeStep(now);
  const stepsOf = ({ secret }: MfaDevice) =>
    Array.from({ length: 2 * STEPS + 1 }, (_, index) => index - STEPS)
      .sort((a, b) => Math.abs(a) - Math.abs(b))
      .find((step) => totp(secret, current + step) === code);
  const step = stepsOf(device);
  const other = devices.find(
    (each) => each.serialNumber !== device.serialNumber && stepsOf(each) !== undefined,
  );
  const isUsed =
    step !== undefined && Math.abs(step) <= 1 && lastUsed !== undefined && current + step <= lastUsed;
  const { cause, summary } = isUsed
    ? {
        cause: "mfa-code-used",
        summary:
          "The code was right, but it or a later one has been used: each works once. Wait for the next one, for up to 30 seconds.",
      }
    : step !== undefined
      ? {
          cause: "mfa-clock",
          summary: `The code is the one of ${Math.abs(step) * TIME_STEP_SECONDS} seconds ${step < 0 ? "ago" : "ahead"}. The device's clock is wrong, or the code was entered too late.`,
        }
      : other !== undefined
        ? {
            cause: "mfa-other-device",
            summary: `The code is one of the device ${other.serialNumber}, not of ${device.serialNumber}.`,
          }
        : {
            cause: "mfa-code",
            summary: `The device ${device.serialNumber} has no such code ten minutes before or after now: the authenticator has another secret.`,
          };
  return {
    cause,
    summary,
    checks: [
      { what: "the code is one of the device's", passed: step !== undefined },
      {
        what: "the code is of now, or of the 30 seconds before or after",
        passed: step !== undefined && Math.abs(step) <= 1,
      },
      { what: "neither the code nor a later one has been used", passed: !isUsed },
    ],
    facts: { serialNumber: device.serialNumber, serverTime: now.toISOString() },
  };
}
