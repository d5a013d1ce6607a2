import { createHash, createHmac } from "node:crypto";

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Computes a request's Signature Version 4 according to AWS's documentation, for S3: the path isn't encoded twice. */
export function hasValidSignature(request: ReceivedRequest, secretAccessKey: string): boolean {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers["authorization"] ?? "",
  );
  if (!match) return false;
  const [, credential, signedHeaders, signature] = match as unknown as string[];
  const claim = {
    credential: credential!,
    signedHeaders: signedHeaders!,
    date: request.headers["x-amz-date"]!,
    payload: request.headers["x-amz-content-sha256"]!,
  };
  return signatureOf(request, claim, secretAccessKey) === signature;
}

/** The same for a presigned URL, whose `X-Amz-Content-Sha256` says how the payload is hashed. */
export function hasValidUrlSignature(
  method: string,
  presigned: string,
  headers: Record<string, string>,
  secretAccessKey: string,
): boolean {
  const url = new URL(presigned);
  const parameter = (name: string) => url.searchParams.get(name)!;
  const signature = parameter("X-Amz-Signature");
  const claim = {
    credential: parameter("X-Amz-Credential"),
    signedHeaders: parameter("X-Amz-SignedHeaders"),
    date: parameter("X-Amz-Date"),
    payload: parameter("X-Amz-Content-Sha256"),
  };
  const target = `${url.pathname}${url.search}`.replace(/&?X-Amz-Signature=[0-9a-f]+/, "").replace("?&", "?");
  return signatureOf({ method, target, headers }, claim, secretAccessKey) === signature;
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly date: string;
  /** The payload's hash, or its placeholder. */
  readonly payload: string;
}

function signatureOf(request: ReceivedRequest, claim: Claim, secretAccessKey: string): string {
  const [, ...scope] = claim.credential.split("/");
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
    ...claim.signedHeaders
      .split(";")
      .map((name) => `${name}:${request.headers[name]?.trim().replace(/\s+/g, " ")}`),
    "",
    claim.signedHeaders,
    claim.payload,
  ].join("\n");
  const toSign = [
    "AWS4-HMAC-SHA256",
    claim.date,
    scope.join("/"),
    createHash("sha256").update(canonicalRequest).digest("hex"),
  ].join("\n");
  let key: Buffer | string = `AWS4${secretAccessKey}`;
  for (const part of [...scope, toSign]) key = createHmac("sha256", key).update(part).digest();
  return (key as Buffer).toString("hex");
}
