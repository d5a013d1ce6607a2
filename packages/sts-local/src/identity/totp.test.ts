import { describe, expect, it } from "vitest";
import { toBase32 } from "../principal/unique-id.js";
import { MfaDevices } from "./mfa-devices.js";
import { totpCode, totpStep } from "./totp.js";

const secret = toBase32(Buffer.from("12345678901234567890"));
const device = { serialNumber: "GAHT12345678", secret };

describe("a code", () => {
  // The SHA-1 rows of RFC 6238, appendix B, without their two leading digits.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %d seconds is %s", (seconds, code) => {
    expect(totpCode(secret, totpStep(new Date(seconds * 1000)))).toBe(code);
  });
});

describe("a device", () => {
  const now = new Date(1_234_567_890_000);
  const codeAt = (steps: number) => totpCode(secret, totpStep(now) + steps);

  it.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])("%d steps from now: %s", (steps, accepted) => {
    expect(new MfaDevices().verify(device, codeAt(steps), now)).toBe(accepted);
  });

  it("takes no code twice, and none from before one that was used", () => {
    const devices = new MfaDevices();
    expect(devices.verify(device, codeAt(0), now)).toBe(true);
    expect(devices.verify(device, codeAt(0), now)).toBe(false);
    expect(devices.verify(device, codeAt(-1), now)).toBe(false);
    expect(devices.nextCode(device, now)).toBe(codeAt(1));
    expect(devices.verify(device, codeAt(1), now)).toBe(true);
  });
});
