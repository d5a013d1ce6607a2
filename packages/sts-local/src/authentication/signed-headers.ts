import { StsError } from "../protocol/sts-error.js";
import type { SignatureClaim } from "./signature-claim.js";

/** Refuses a signature that leaves out what would let somebody reuse it elsewhere, or that covers what did not arrive. */
export function checkSignedHeaders(
  claim: SignatureClaim,
  headers: Readonly<Record<string, string>>,
  bodySha256: string,
): void {
  const signed = new Set(claim.signedHeaders);
  if (!signed.has("host")) throw mismatch("The Host header must be among the signed headers.");
  if (claim.placement === "header") {
    if (!signed.has("x-amz-date") && !signed.has("date"))
      throw mismatch("X-Amz-Date or Date must be among the signed headers.");
    if (claim.sessionToken !== undefined && !signed.has("x-amz-security-token")) {
      throw mismatch("X-Amz-Security-Token must be among the signed headers.");
    }
  }
  const missing = claim.signedHeaders.find((name) => headers[name] === undefined);
  if (missing !== undefined)
    throw mismatch(`The signature covers the header ${missing}, which is not in the request.`);
  // STS hashes the body itself, so a client's own statement about it can only agree or be wrong.
  const stated = headers["x-amz-content-sha256"];
  if (signed.has("x-amz-content-sha256") && stated !== bodySha256) {
    throw mismatch("X-Amz-Content-Sha256 is not the SHA-256 of the body.");
  }
}

function mismatch(message: string): StsError {
  return new StsError("SignatureDoesNotMatch", message);
}
