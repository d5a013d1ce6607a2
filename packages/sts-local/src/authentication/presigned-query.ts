import { StsError } from "../protocol/sts-error.js";
import { ALGORITHM, parseCredentialScope, type SignatureClaim } from "./signature-claim.js";

/** The longest a presigned request may live: seven days. */
const MAX_EXPIRES_SECONDS = 604_800;

/** Whether a query string carries a signature, complete or not. */
export function isPresigned(query: ReadonlyMap<string, string>): boolean {
  return query.has("X-Amz-Algorithm") || query.has("X-Amz-Signature") || query.has("X-Amz-Credential");
}

/** Parameters that belong to the signature and not to the operation. */
export function isSigningParameter(name: string): boolean {
  return name.startsWith("X-Amz-");
}

/** Reads `X-Amz-Algorithm=…&X-Amz-Credential=…&X-Amz-Date=…&X-Amz-Expires=…&X-Amz-SignedHeaders=…&X-Amz-Signature=…`. */
export function claimFromQuery(query: ReadonlyMap<string, string>): SignatureClaim {
  const field = (name: string): string => {
    const value = query.get(name);
    if (!value) throw incomplete(`${name} is missing`);
    return value;
  };
  if (field("X-Amz-Algorithm") !== ALGORITHM) throw incomplete(`X-Amz-Algorithm must be ${ALGORITHM}`);
  const scope = parseCredentialScope(field("X-Amz-Credential"));
  if (scope === undefined)
    throw incomplete("X-Amz-Credential must read key/date/region/service/aws4_request");

  // STS takes a presigned request without X-Amz-Expires for one that is as short-lived as a signed header.
  const expires = query.get("X-Amz-Expires") ?? "300";
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > MAX_EXPIRES_SECONDS) {
    throw incomplete(`X-Amz-Expires must be a number of seconds from 1 to ${MAX_EXPIRES_SECONDS}`);
  }
  return {
    placement: "query",
    scope,
    signedHeaders: field("X-Amz-SignedHeaders").toLowerCase().split(";"),
    signature: field("X-Amz-Signature"),
    signedAt: field("X-Amz-Date"),
    sessionToken: query.get("X-Amz-Security-Token"),
    expiresIn: Number(expires),
  };
}

function incomplete(reason: string): StsError {
  return new StsError("IncompleteSignature", `The presigned request cannot be used: ${reason}.`);
}
