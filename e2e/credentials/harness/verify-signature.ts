import { createHash, createHmac } from "node:crypto";

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Works out a request's Signature Version 4 from AWS's description of it, for S3: the path is not encoded a second time. */
export function hasValidSignature(request: ReceivedRequest, secretAccessKey: string): boolean {
  const authorization = request.headers["authorization"] ?? "";
  const match =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!match) return false;
  const [, day, region, service, signedHeaders, signature] = match as unknown as string[];
  const url = new URL(request.target, "http://host");
  const canonicalRequest = [
    request.method,
    url.pathname,
    url.search
      .slice(1)
      .split("&")
      .filter(Boolean)
      .map((pair) => (pair.includes("=") ? pair : `${pair}=`))
      .sort()
      .join("&"),
    ...signedHeaders!
      .split(";")
      .map((name) => `${name}:${request.headers[name]?.trim().replace(/\s+/g, " ")}`),
    "",
    signedHeaders,
    request.headers["x-amz-content-sha256"],
  ].join("\n");
  const toSign = [
    "AWS4-HMAC-SHA256",
    request.headers["x-amz-date"],
    `${day}/${region}/${service}/aws4_request`,
    createHash("sha256").update(canonicalRequest).digest("hex"),
  ].join("\n");
  let key: Buffer | string = `AWS4${secretAccessKey}`;
  for (const part of [day, region, service, "aws4_request", toSign]) {
    key = createHmac("sha256", key).update(part!).digest();
  }
  return (key as Buffer).toString("hex") === signature;
}
