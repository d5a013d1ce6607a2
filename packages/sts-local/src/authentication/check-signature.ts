import { StsError, type StsErrorOptions } from "../protocol/sts-error.js";
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
  explain: ExplainSignature,
): void {
  const mismatch: Mismatch = (check, message) =>
    new StsError("SignatureDoesNotMatch", message, { explain: explain(check, message) });
  checkCredentialScope(signature.credential, mismatch);
  checkSignedHeaders(signature, headers, bodySha256, mismatch);
  checkSigningDate(signature, now, mismatch);
}

/** What is checked about a signature; its `value` last. */
export type SignatureCheck =
  | "service"
  | "region"
  | "signed-headers"
  | "header-missing"
  | "body-hash"
  | "date"
  | "clock"
  | "value";

/** How to explain that a check failed. */
export type ExplainSignature = (
  check: SignatureCheck,
  message: string,
) => NonNullable<StsErrorOptions["explain"]>;

type Mismatch = (check: SignatureCheck, message: string) => StsError;

function checkCredentialScope({ service, region }: SigningCredential, mismatch: Mismatch): void {
  if (service !== "sts") {
    throw mismatch("service", `The credential scope is for the service ${service}; it must be sts.`);
  }
  if (!/^[a-z]{2,}(-[a-z0-9]+)*$/.test(region)) {
    throw mismatch("region", `The credential scope has an invalid region: ${region}.`);
  }
}

/** What is not signed could be changed or reused for another host, so some headers must be. */
function checkSignedHeaders(
  { location, signedHeaders, sessionToken }: RequestSignature,
  headers: Readonly<Record<string, string>>,
  bodySha256: string,
  mismatch: Mismatch,
): void {
  const signed = new Set(signedHeaders);
  if (!signed.has("host"))
    throw mismatch("signed-headers", "The Host header must be among the signed headers.");
  if (location === "header") {
    if (!signed.has("x-amz-date") && !signed.has("date"))
      throw mismatch("signed-headers", "X-Amz-Date or Date must be among the signed headers.");
    if (sessionToken !== undefined && !signed.has("x-amz-security-token")) {
      throw mismatch("signed-headers", "X-Amz-Security-Token must be among the signed headers.");
    }
  }
  const missing = signedHeaders.find((name) => headers[name] === undefined);
  if (missing !== undefined)
    throw mismatch(
      "header-missing",
      `The signature covers the header ${missing}, which is not in the request.`,
    );
  // STS hashes the body itself. A signed header with any other value, even UNSIGNED-PAYLOAD, is rejected.
  if (signed.has("x-amz-content-sha256") && headers["x-amz-content-sha256"] !== bodySha256) {
    throw mismatch("body-hash", "X-Amz-Content-Sha256 is not the SHA-256 of the body.");
  }
}

function checkSigningDate(
  { signingDate, credential, expiresIn }: RequestSignature,
  now: Date,
  mismatch: Mismatch,
): void {
  const signedAt = parseSigningDate(signingDate);
  if (signedAt === undefined) {
    throw new StsError(
      "IncompleteSignature",
      `The signing date ${signingDate} does not have the form 20250102T030405Z.`,
    );
  }
  if (signingDate.slice(0, 8) !== credential.date) {
    throw mismatch(
      "date",
      `The credential scope is for ${credential.date} but the request was signed at ${signingDate}.`,
    );
  }
  const lifetimeMs = expiresIn === undefined ? CLOCK_TOLERANCE_MS : expiresIn * 1000;
  const expiresAt = new Date(signedAt.getTime() + lifetimeMs);
  if (now > expiresAt) {
    throw mismatch(
      "clock",
      `Signature expired: signed at ${signingDate}, valid until ${formatSigningDate(expiresAt)}; the server's time is ${formatSigningDate(now)}.`,
    );
  }
  if (signedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    throw mismatch(
      "clock",
      `Signature not yet current: signed at ${signingDate}; the server's time is ${formatSigningDate(now)}.`,
    );
  }
}
