import type { HttpRequest } from "@smithy/types";

/**
 * Headers that are not signed, since proxies may change them on the way. Tracing tools do so too: they add and rewrite
 * trace headers after signing.
 */
const UNSIGNED_HEADERS: ReadonlySet<string> = new Set([
  "authorization",
  "connection",
  "expect",
  "keep-alive",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "x-amzn-trace-id",
  "traceparent",
  "tracestate",
  "baggage",
]);

/** Whether a signature covers the header. */
export function isSignedHeader(name: string): boolean {
  return !UNSIGNED_HEADERS.has(name.toLowerCase());
}

/**
 * Headers that `fetch` sets or drops as it likes, whatever a program gives it. `host` is missing here: a signature has to cover
 * it, and `fetch` sends that of the URL.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
const LEFT_TO_FETCH: ReadonlySet<string> = new Set([
  "accept-charset",
  "accept-encoding",
  "access-control-request-headers",
  "access-control-request-method",
  "content-length",
  "cookie",
  "cookie2",
  "date",
  "dnt",
  "origin",
  "referer",
  "set-cookie",
  "via",
]);

/** Whether a signature covers the header of a request that is sent with `fetch`. */
export function isSignedForFetch(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return isSignedHeader(lowerCase) && !LEFT_TO_FETCH.has(lowerCase) && !/^(proxy|sec)-/.test(lowerCase);
}

/** A copy of the request's headers, with `host` and without an old signature. */
export function headersToSign(request: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  let host = request.port ? `${request.hostname}:${request.port}` : request.hostname;
  for (const name of Object.keys(request.headers)) {
    switch (name.toLowerCase()) {
      case "host":
        host = request.headers[name]!;
        break;
      case "authorization":
      case "x-amz-content-sha256":
      case "x-amz-date":
      case "x-amz-security-token":
        break;
      default:
        headers[name] = request.headers[name]!;
    }
  }
  headers["host"] = host;
  return headers;
}

/** A time in the format of signatures, ISO 8601 basic to the second: `20260102T030405Z`. */
export function amzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
