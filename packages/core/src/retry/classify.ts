import type { RetryErrorType } from "@smithy/types";

const THROTTLING_CODES: ReadonlySet<string> = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);

const TRANSIENT_NAMES: ReadonlySet<string> = new Set([
  "TimeoutError",
  "RequestTimeout",
  "RequestTimeoutException",
]);

const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** The system's codes for connections that failed or broke off. */
const TRANSIENT_SYSTEM_CODES: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** What each engine's `fetch` throws if the network fails: an error without a code. */
const FETCH_NETWORK_FAILURES: readonly RegExp[] = [
  /^TypeError: Failed to fetch/, // Chromium
  /^TypeError: NetworkError when attempting to fetch resource/, // Firefox
  /^TypeError: The Internet connection appears to be offline/, // WebKit
  /^TypeError: Load failed/, // WebKit
  /^TypeError: Network request failed/, // React Native
  /^TypeError: fetch failed/, // Node.js, Deno
  /^TypeError: error sending request/, // Deno 1
  /^Error: Network connection lost/, // Cloudflare Workers
];

/** Codes that a wrong clock may cause, so that correcting it helps. AccessDenied, for example, is not one of them. */
const CLOCK_SKEW_CODES: ReadonlySet<string> = new Set([
  "AuthFailure",
  "InvalidSignatureException",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
]);

/** How many causes are followed: enough for any wrapper, and a limit for circular ones. */
const CAUSE_DEPTH = 10;

/** The fields of an error that decide its type. */
interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly cause?: unknown;
  readonly $retryable?: { throttling?: boolean };
  readonly $metadata?: { httpStatusCode?: number };
}

/** Classifies an error for a retry strategy: throttling and transient errors are worth a retry. */
export function classify(error: unknown): RetryErrorType {
  const failure = (error ?? {}) as Failure;
  if (isThrottling(failure)) return "THROTTLING";
  if (isTransient(failure, CAUSE_DEPTH)) return "TRANSIENT";
  const status = failure.$metadata?.httpStatusCode ?? 0;
  return status >= 500 ? "SERVER_ERROR" : "CLIENT_ERROR";
}

/** Whether a wrong clock may have caused the error. */
export function isClockSkewCode(code: string | undefined): boolean {
  return code !== undefined && CLOCK_SKEW_CODES.has(code);
}

function isThrottling(failure: Failure): boolean {
  return (
    failure.$metadata?.httpStatusCode === 429 ||
    THROTTLING_CODES.has(failure.name ?? "") ||
    failure.$retryable?.throttling === true
  );
}

function isTransient(failure: Failure, depth: number): boolean {
  if (failure.name === "AbortError") return false;
  return (
    failure.$retryable !== undefined ||
    TRANSIENT_NAMES.has(failure.name ?? "") ||
    TRANSIENT_SYSTEM_CODES.has(failure.code ?? "") ||
    TRANSIENT_STATUSES.has(failure.$metadata?.httpStatusCode ?? 0) ||
    isFetchNetworkFailure(failure) ||
    (depth > 0 &&
      typeof failure.cause === "object" &&
      failure.cause !== null &&
      isTransient(failure.cause, depth - 1))
  );
}

function isFetchNetworkFailure({ name, message }: Failure): boolean {
  return FETCH_NETWORK_FAILURES.some((pattern) => pattern.test(`${name}: ${message}`));
}
