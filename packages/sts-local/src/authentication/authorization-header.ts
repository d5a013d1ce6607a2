import { StsError } from "../protocol/sts-error.js";
import {
  ALGORITHM,
  formatSigningDate,
  parseCredentialScope,
  type SignatureClaim,
} from "./signature-claim.js";

/** Reads `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`. */
export function claimFromHeaders(headers: Readonly<Record<string, string>>): SignatureClaim {
  const authorization = headers["authorization"] ?? "";
  const [algorithm, ...rest] = authorization.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) throw incomplete(`the algorithm must be ${ALGORITHM}`);

  const fields = new Map(
    rest
      .join(" ")
      .split(",")
      .map((field) => field.trim().split(/=(.*)/s, 2) as [string, string | undefined]),
  );
  const field = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw incomplete(`${name} is missing`);
    return value;
  };
  const scope = parseCredentialScope(field("Credential"));
  if (scope === undefined) throw incomplete("Credential must read key/date/region/service/aws4_request");

  const signedAt = headers["x-amz-date"] ?? dateHeader(headers["date"]);
  if (signedAt === undefined) throw incomplete("neither X-Amz-Date nor Date says when it was signed");
  return {
    placement: "header",
    scope,
    signedHeaders: field("SignedHeaders").toLowerCase().split(";"),
    signature: field("Signature"),
    signedAt,
    sessionToken: headers["x-amz-security-token"],
    expiresIn: undefined,
  };
}

/** `Date` is an RFC 7231 date, or already in the form of `X-Amz-Date`. */
function dateHeader(value: string | undefined): string | undefined {
  if (value === undefined || /^\d{8}T\d{6}Z$/.test(value)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : formatSigningDate(date);
}

function incomplete(reason: string): StsError {
  return new StsError("IncompleteSignature", `The Authorization header cannot be used: ${reason}.`);
}
