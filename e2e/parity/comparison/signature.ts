import type { RecordedRequest } from "@stskit/e2e-support/network/recording-server";
import aws4 from "aws4";
import { credentials } from "./scenario.js";

export interface SignatureFacts {
  readonly region: string;
  readonly service: string;
  /** By name, so that an extra or missing header is one difference and doesn't shift all that follow. */
  readonly signedHeaders: Readonly<Record<string, true>>;
  readonly verdict: "valid" | "invalid";
}

const authorizationPattern =
  /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=[0-9a-f]{64}$/;

/** Reads the signature of a request and recomputes it with aws4, from what arrived. */
export function signatureFacts(request: RecordedRequest): SignatureFacts | "unsigned" | "unreadable" {
  const { authorization } = request.headers;
  if (authorization === undefined) return "unsigned";
  const match = authorizationPattern.exec(authorization);
  if (!match) return "unreadable";
  const [, region, service, list] = match as unknown as [string, string, string, string];
  const signedHeaders = list.split(";");
  return {
    region,
    service,
    signedHeaders: flags(signedHeaders),
    verdict: recompute(request, region, service, signedHeaders) === authorization ? "valid" : "invalid",
  };
}

function recompute(request: RecordedRequest, region: string, service: string, signed: readonly string[]) {
  const { authorization: _, ...headers } = request.headers;
  const isSigned = new Set(signed);
  const unsigned = Object.keys(headers).filter((name) => !isSigned.has(name));
  const { headers: recomputed } = aws4.sign(
    {
      method: request.method,
      path: request.query ? `${request.path}?${request.query}` : request.path,
      headers,
      body: request.body,
      region,
      service,
      extraHeadersToInclude: flags(signed),
      extraHeadersToIgnore: flags(unsigned),
    },
    credentials,
  );
  return recomputed["Authorization"];
}

const flags = (names: readonly string[]): Record<string, true> =>
  Object.fromEntries(names.map((name) => [name, true]));
