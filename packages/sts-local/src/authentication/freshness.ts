import { StsError } from "../protocol/sts-error.js";
import { formatSigningDate, parseSigningDate, type SignatureClaim } from "./signature-claim.js";

/** How far apart the clocks of client and server may be, in either direction. */
const TOLERANCE_MS = 5 * 60 * 1000;

/** Refuses signatures that are too old or from the future. STS reports both as `SignatureDoesNotMatch`. */
export function checkFreshness(claim: SignatureClaim, now: Date): void {
  const signedAt = parseSigningDate(claim.signedAt);
  if (signedAt === undefined) {
    throw new StsError(
      "IncompleteSignature",
      `The signing date ${claim.signedAt} does not have the form 20250102T030405Z.`,
    );
  }
  if (claim.signedAt.slice(0, 8) !== claim.scope.date) {
    throw mismatch(
      `The credential scope is for ${claim.scope.date} but the request was signed at ${claim.signedAt}.`,
    );
  }
  // A presigned request says itself how long it lives; a signed header is tied to the clock alone.
  const livesMs = claim.expiresIn === undefined ? TOLERANCE_MS : claim.expiresIn * 1000;
  const expiresAt = new Date(signedAt.getTime() + livesMs);
  if (now > expiresAt) {
    throw mismatch(
      `Signature expired: signed at ${claim.signedAt}, good until ${formatSigningDate(expiresAt)}, now it is ${formatSigningDate(now)}.`,
    );
  }
  if (signedAt.getTime() > now.getTime() + TOLERANCE_MS) {
    throw mismatch(
      `Signature not yet current: signed at ${claim.signedAt}, now it is ${formatSigningDate(now)}.`,
    );
  }
}

function mismatch(message: string): StsError {
  return new StsError("SignatureDoesNotMatch", message);
}
