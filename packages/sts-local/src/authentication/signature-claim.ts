/** What a request says of its own signature, wherever it says it. */
export interface SignatureClaim {
  readonly placement: "header" | "query";
  readonly scope: CredentialScope;
  /** Lower-cased names, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20250102T030405Z`. */
  readonly signedAt: string;
  readonly sessionToken: string | undefined;
  /** Seconds a presigned request lives; `undefined` for one signed in its header. */
  readonly expiresIn: number | undefined;
}

/** `AKIA…/20250102/us-east-1/sts/aws4_request`, taken apart. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export const ALGORITHM = "AWS4-HMAC-SHA256";

/** `undefined` when the text is no credential scope. */
export function parseCredentialScope(credential: string): CredentialScope | undefined {
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split("/");
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request" || rest.length > 0)
    return undefined;
  return { accessKeyId, date, region, service };
}

/** The instant in `20250102T030405Z`, or `undefined` where it is no date. */
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
