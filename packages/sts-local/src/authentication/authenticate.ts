import { createHash, timingSafeEqual } from "node:crypto";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";
import { claimFromHeaders } from "./authorization-header.js";
import type { Caller } from "./caller.js";
import { type CredentialSource, checkNotExpired, findCredentials } from "./find-credentials.js";
import { checkFreshness } from "./freshness.js";
import { claimFromQuery, isPresigned } from "./presigned-query.js";
import type { SignatureClaim } from "./signature-claim.js";
import { checkSignedHeaders } from "./signed-headers.js";

/**
 * Says who signed a request, by header or by presigned query, or throws the error STS gives.
 * Specification: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export async function authenticate(
  source: CredentialSource,
  request: ReceivedRequest,
  query: ReadonlyMap<string, string>,
  now: Date,
): Promise<Caller> {
  const claim = readClaim(request, query);
  checkScope(claim);
  const bodySha256 = createHash("sha256").update(request.body).digest("hex");
  checkSignedHeaders(claim, request.headers, bodySha256);
  checkFreshness(claim, now);

  const known = findCredentials(source, claim.scope.accessKeyId, claim.sessionToken);
  // Loaded with the first signed request: a server that is only asked unsigned things need not wait for it.
  const { expectedSignature } = await import("./expected-signature.js");
  const expected = await expectedSignature(claim, { ...request, query, bodySha256 }, known.secretAccessKey);
  if (!sameText(expected, claim.signature)) {
    throw new StsError(
      "SignatureDoesNotMatch",
      "The signature is not the one this request has with the secret key of its access key id. Check the secret key, and whether something on the way altered the request.",
    );
  }
  checkNotExpired(known.session, now);
  return {
    principal: known.principal,
    accessKeyId: claim.scope.accessKeyId,
    region: claim.scope.region,
    session: known.session,
    user: known.user,
  };
}

function readClaim(request: ReceivedRequest, query: ReadonlyMap<string, string>): SignatureClaim {
  if (request.headers["authorization"] !== undefined) return claimFromHeaders(request.headers);
  if (isPresigned(query)) return claimFromQuery(query);
  throw new StsError(
    "MissingAuthenticationToken",
    "This operation must be signed, and the request carries no signature.",
  );
}

function checkScope({ scope }: SignatureClaim): void {
  if (scope.service !== "sts") {
    throw new StsError(
      "SignatureDoesNotMatch",
      `The credential scope is for the service ${scope.service}; it must be sts.`,
    );
  }
  if (!/^[a-z]{2,}(-[a-z0-9]+)*$/.test(scope.region)) {
    throw new StsError(
      "SignatureDoesNotMatch",
      `The credential scope names no valid region: ${scope.region}.`,
    );
  }
}

/** Compares in a time that tells nothing about where two texts differ. */
function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
