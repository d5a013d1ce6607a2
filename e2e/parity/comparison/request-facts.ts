import type { RecordedRequest } from "@stskit/e2e-support/network/recording-server";
import { type SignatureFacts, signatureFacts } from "./signature.js";

/** A request without anything that differs from call to call: time, ids, the signature itself. */
export interface RequestFacts {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Decoded, in the order sent. */
  readonly form: readonly (readonly [string, string])[];
  /** As sent, since two encodings can decode to one value. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signature: SignatureFacts | "unsigned" | "unreadable";
}

/** Reads all attempts of one call. */
export function requestFacts(requests: readonly RecordedRequest[]): RequestFacts[] {
  const invocations = new Map<string, string>();
  return requests.map((request) => ({
    origin: request.origin,
    method: request.method,
    path: request.path,
    query: request.query,
    form: decodeForm(request.body),
    body: request.body,
    headers: stableHeaders(request.headers, invocations),
    signature: signatureFacts(request),
  }));
}

/** `URLSearchParams` would read `+` as a space; STS and this decoder disagree about nothing else. */
function decodeForm(body: string): [string, string][] {
  return body.split("&").map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
}

function stableHeaders(
  headers: Readonly<Record<string, string>>,
  invocations: Map<string, string>,
): Record<string, string> {
  const stable: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === "authorization") continue; // covered by `signature`
    stable[name] = value;
  }
  replace(stable, "x-amz-date", (value) => (/^\d{8}T\d{6}Z$/.test(value) ? "(now)" : value));
  replace(stable, "amz-sdk-invocation-id", (value) => numbered(value, invocations));
  // Each client names itself; only the presence and the form of that matter.
  replace(stable, "user-agent", shapeOfUserAgent);
  replace(stable, "x-amz-user-agent", shapeOfUserAgent);
  return stable;
}

function replace(headers: Record<string, string>, name: string, change: (value: string) => string): void {
  const value = headers[name];
  if (value !== undefined) headers[name] = change(value);
}

/** All attempts of a call share one id, so they must get the same number. */
function numbered(id: string, invocations: Map<string, string>): string {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  if (!uuid.test(id)) return id;
  const known = invocations.get(id) ?? `(call ${invocations.size + 1})`;
  invocations.set(id, known);
  return known;
}

const shapeOfUserAgent = (value: string): string =>
  /^[\w.-]+\/[\w.+-]+( [\w!#$%&'*+.^`|~/,:;=-]+)*$/.test(value) ? "(product/version …)" : value;
