import { StsError } from "../protocol/sts-error.js";
import {
  formatSigningDate,
  parseSigningDate,
  type RequestSignature,
  type SigningCredential,
} from "./request-signature.js";

/** How far the clocks of client and server may differ, in either direction. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Checks everything about a signature but its value: the credential scope, the signed headers, and the signing date.
 * Throws `SignatureDoesNotMatch`, as STS does for all of these, or `IncompleteSignature` for a malformed date.
 */
export function checkSignature(
  signature: RequestSignature,
  headers: Readonly<Record<string, string>>,
  bodySha256: string,
  now: Date,
): void {
  checkCredentialScope(signature.credential);
  checkSignedHeaders(signature, headers, bodySha256);
  checkSigningDate(signature, now);
}

function checkCredentialScope({ service, region }: SigningCredential): void {
  if (service !== "sts") {
    throw mismatch(`The credential scope is for the service ${service}; it must be sts.`);
  }
  if (!/^[a-z]{2,}(-[a-z0-9]+)*$/.test(region)) {
    throw mismatch(`The credential scope has an invalid region: ${region}.`);
  }
}

/** What is not signed could be changed or reused for another host, so some headers must be. */
function checkSignedHeaders(
  { location, signedHeaders, sessionToken }: RequestSignature,
  headers: Readonly<Record<string, string>>,
  bodySha256: string,
): void {
  const signed = new Set(signedHeaders);
  if (!signed.has("host")) throw mismatch("The Host header must be among the signed headers.");
  if (location === "header") {
    if (!signed.has("x-amz-date") && !signed.has("date"))
      throw mismatch("X-Amz-Date or Date must be among the signed headers.");
    if (sessionToken !== undefined && !signed.has("x-amz-security-token")) {
      throw mismatch("X-Amz-Security-Token must be among the signed headers.");
    }
  }
  const missing = signedHeaders.find((name) => headers[name] === undefined);
  if (missing !== undefined)
    throw mismatch(`The signature covers the header ${missing}, which is not in the request.`);
  // STS hashes the body itself. A signed header with any other value, even UNSIGNED-PAYLOAD, is rejected.
  if (signed.has("x-amz-content-sha256") && headers["x-amz-content-sha256"] !== bodySha256) {
    throw mismatch("X-Amz-Content-Sha256 is not the SHA-256 of the body.");
  }
}

function checkSigningDate({ signingDate, credential, expiresIn }: RequestSignature, now: Date): void {
  const signedAt = parseSigningDate(signingDate);
  if (signedAt === undefined) {
    throw new StsError(
      "IncompleteSignature",
      `The signing date ${signingDate} does not have the form 20250102T030405Z.`,
    );
  }
  if (signingDate.slice(0, 8) !== credential.date) {
    throw mismatch(
      `The credential scope is for ${credential.date} but the request was signed at ${signingDate}.`,
    );
  }
  const lifetimeMs = expiresIn === undefined ? CLOCK_TOLERANCE_MS : expiresIn * 1000;
  const expiresAt = new Date(signedAt.getTime() + lifetimeMs);
  if (now > expiresAt) {
    throw mismatch(
      `Signature expired: signed at ${signingDate}, valid until ${formatSigningDate(expiresAt)}; the server's time is ${formatSigningDate(now)}.`,
    );
  }
  if (signedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    throw mismatch(
      `Signature not yet current: signed at ${signingDate}; the server's time is ${formatSigningDate(now)}.`,
    );
  }
}

function mismatch(message: string): StsError {
  return new StsError("SignatureDoesNotMatch", message);
}
