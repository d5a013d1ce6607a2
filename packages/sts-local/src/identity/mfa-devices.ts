import type { MfaDevice } from "../world/world.js";
import { totpCode, totpStep } from "./totp.js";

/** Checks codes of MFA devices, and remembers which were used: a code is good once. */
export class MfaDevices {
  readonly #lastStep = new Map<string, number>();

  /** Whether `code` is what `device` shows now, one step before or one step after, and has not been used. */
  verify(device: MfaDevice, code: string, now: Date): boolean {
    const current = totpStep(now);
    const used = this.#lastStep.get(device.serialNumber) ?? Number.NEGATIVE_INFINITY;
    const step = [current - 1, current, current + 1].find(
      (candidate) => candidate > used && totpCode(device.secret, candidate) === code,
    );
    if (step === undefined) return false;
    this.#lastStep.set(device.serialNumber, step);
    return true;
  }

  /**
   * A code that `verify` will accept now. Where the present code was used already it is the next one,
   * so that two calls in a row need no wait of 30 seconds.
   */
  nextCode(device: MfaDevice, now: Date): string {
    const current = totpStep(now);
    const used = this.#lastStep.get(device.serialNumber);
    return totpCode(device.secret, used === undefined || used < current ? current : current + 1);
  }
}
