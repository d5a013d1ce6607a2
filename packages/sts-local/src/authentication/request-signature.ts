import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";

/** The signature of a request, from its `Authorization` header or its query string. Not verified yet. */
export interface RequestSignature {
  readonly location: "header" | "query";
  readonly credential: SigningCredential;
  /** Lowercase names, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, as `20250102T030405Z`. */
  readonly signingDate: string;
  readonly sessionToken: string | undefined;
  /** Seconds for which a presigned request is valid; `undefined` for a signature in the header. */
  readonly expiresIn: number | undefined;
}

/** The fields of `Credential`: an access key ID and the credential scope. */
export interface SigningCredential {
  readonly accessKeyId: string;
  /** As `20250102`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";
/** The maximum for `X-Amz-Expires`: seven days. */
const MAX_EXPIRES_SECONDS = 604_800;

/**
 * Reads the signature of a request. Throws `MissingAuthenticationToken` if there is none, and `IncompleteSignature` if
 * it lacks a part or is malformed.
 */
export function readSignature(
  { headers }: ReceivedRequest,
  query: ReadonlyMap<string, string>,
): RequestSignature {
  if (headers["authorization"] !== undefined) return readHeader(headers, headers["authorization"]);
  if (SIGNATURE_PARAMETERS.some((name) => query.has(name))) return readQuery(query);
  throw new StsError(
    "MissingAuthenticationToken",
    "This operation must be signed, but the request has no signature.",
  );
}

const SIGNATURE_PARAMETERS = ["X-Amz-Algorithm", "X-Amz-Signature", "X-Amz-Credential"];

/** Whether a query parameter is part of the signature rather than the operation's input. */
export function isSigningParameter(name: string): boolean {
  return name.startsWith("X-Amz-");
}

/** Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`. */
function readHeader(headers: ReceivedRequest["headers"], authorization: string): RequestSignature {
  const incomplete = (reason: string) =>
    new StsError("IncompleteSignature", `The Authorization header cannot be used: ${reason}.`);
  const [algorithm, ...rest] = authorization.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) throw incomplete(`the algorithm must be ${ALGORITHM}`);

  const fields = new Map(
    rest
      .join(" ")
      .split(",")
      .map((field) => field.trim().split(/=(.*)/s, 2) as [string, string | undefined]),
  );
  const required = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw incomplete(`${name} is missing`);
    return value;
  };
  const credential = parseCredential(required("Credential"));
  if (credential === undefined)
    throw incomplete("Credential must have the form key/date/region/service/aws4_request");

  const signingDate = headers["x-amz-date"] ?? dateHeader(headers["date"]);
  if (signingDate === undefined) throw incomplete("the request has neither X-Amz-Date nor Date");
  return {
    location: "header",
    credential,
    signedHeaders: required("SignedHeaders").toLowerCase().split(";"),
    signature: required("Signature"),
    signingDate,
    sessionToken: headers["x-amz-security-token"],
    expiresIn: undefined,
  };
}

/** Reads the `X-Amz-…` parameters of a presigned request. */
function readQuery(query: ReadonlyMap<string, string>): RequestSignature {
  const incomplete = (reason: string) =>
    new StsError("IncompleteSignature", `The presigned request cannot be used: ${reason}.`);
  const required = (name: string): string => {
    const value = query.get(name);
    if (!value) throw incomplete(`${name} is missing`);
    return value;
  };
  if (required("X-Amz-Algorithm") !== ALGORITHM) throw incomplete(`X-Amz-Algorithm must be ${ALGORITHM}`);
  const credential = parseCredential(required("X-Amz-Credential"));
  if (credential === undefined)
    throw incomplete("X-Amz-Credential must have the form key/date/region/service/aws4_request");

  // Without X-Amz-Expires, STS accepts a presigned request for as long as a signed header.
  const expires = query.get("X-Amz-Expires") ?? "300";
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > MAX_EXPIRES_SECONDS) {
    throw incomplete(`X-Amz-Expires must be a number of seconds from 1 to ${MAX_EXPIRES_SECONDS}`);
  }
  return {
    location: "query",
    credential,
    signedHeaders: required("X-Amz-SignedHeaders").toLowerCase().split(";"),
    signature: required("X-Amz-Signature"),
    signingDate: required("X-Amz-Date"),
    sessionToken: query.get("X-Amz-Security-Token"),
    expiresIn: Number(expires),
  };
}

/** Parses `AKIA…/20250102/us-east-1/sts/aws4_request`. */
function parseCredential(text: string): SigningCredential | undefined {
  const [accessKeyId, date, region, service, terminator, ...rest] = text.split("/");
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request" || rest.length > 0)
    return undefined;
  return { accessKeyId, date, region, service };
}

/** The value of `Date`, which may be an HTTP date, in the format of `X-Amz-Date`. */
function dateHeader(value: string | undefined): string | undefined {
  if (value === undefined || /^\d{8}T\d{6}Z$/.test(value)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : formatSigningDate(date);
}

/** Parses `20250102T030405Z`. */
export function parseSigningDate(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function formatSigningDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, "");
}
