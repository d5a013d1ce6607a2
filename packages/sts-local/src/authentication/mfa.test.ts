import { describe, expect, it } from "vitest";
import { toBase32 } from "../principal/unique-id.js";
import { MfaVerifier } from "./mfa.js";
import { timeStep, totp } from "./totp.js";

const secret = toBase32(Buffer.from("12345678901234567890"));
const device = { serialNumber: "GAHT12345678", secret };

describe("totp", () => {
  // The SHA-1 test vectors of RFC 6238, appendix B, cut to their last six digits.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %d seconds returns %s", (seconds, code) => {
    expect(totp(secret, timeStep(new Date(seconds * 1000)))).toBe(code);
  });
});

describe("MfaVerifier", () => {
  const now = new Date(1_234_567_890_000);
  const codeAt = (steps: number) => totp(secret, timeStep(now) + steps);

  it.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])("verifies a code %d steps from now: %s", (steps, accepted) => {
    expect(new MfaVerifier().verify(device, codeAt(steps), now)).toBe(accepted);
  });

  it("rejects a code that was used, and earlier ones", () => {
    const verifier = new MfaVerifier();
    expect(verifier.verify(device, codeAt(0), now)).toBe(true);
    expect(verifier.verify(device, codeAt(0), now)).toBe(false);
    expect(verifier.verify(device, codeAt(-1), now)).toBe(false);
    expect(verifier.nextCode(device, now)).toBe(codeAt(1));
    expect(verifier.verify(device, codeAt(1), now)).toBe(true);
  });
});
