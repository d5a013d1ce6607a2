import { AbortError, isError, NetworkError, TimeoutError } from "@stskit/core/platform";

/** Codes of undici and `node:http` for a connection that ended during a response. They are retried like a reset. */
const BROKEN_OFF = new Set([
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "HPE_INVALID_EOF_STATE",
  "ERR_STREAM_PREMATURE_CLOSE",
]);

const TIMED_OUT = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** A line of OpenSSL's errors, with its reason. */
const OPENSSL = /error:[\dA-F]+:[^:]*:[^:]*:([^:]+):/;

/** OpenSSL's reasons when the other side does not speak TLS. */
const NO_TLS = new Set(["wrong version number", "packet length too long", "http request"]);

/** Turns a transport's failure into a TimeoutError, AbortError or NetworkError, with the failure as its cause. */
export function transportError(failure: unknown, host: string): Error {
  if (failure instanceof AbortError) return failure;
  forgetPacket(failure);
  const { code, name, message } = failure as { code?: string; name?: string; message?: string };
  // Several requests may have been waiting for the connection that failed. Each gets its own error.
  if (failure instanceof TimeoutError) return new TimeoutError(failure.message, { cause: failure });
  if (failure instanceof NetworkError) return new NetworkError(failure.message, { cause: failure, code });
  // How node:http reports a response that breaks off after its headers.
  const aborted = code === "ECONNRESET" && message === "aborted";
  if (aborted || (code !== undefined && BROKEN_OFF.has(code))) {
    return brokenOff(host, message, failure);
  }
  if (code === undefined ? name === "TimeoutError" : TIMED_OUT.has(code)) {
    return new TimeoutError(`${host} did not respond in time: ${message}`, { cause: failure });
  }
  const reason = tlsReason(code, message);
  const text = reason
    ? tlsFailure(host, reason)
    : `The request to ${host} failed: ${message || code || name}`;
  return new NetworkError(text, { cause: failure, code });
}

/** Bun and Deno, whose TLS is not OpenSSL's, give Node's codes: the same reasons, written `ERR_SSL_WRONG_VERSION_NUMBER`. */
function tlsReason(code: string | undefined, message = ""): string | undefined {
  const [, coded] = /^ERR_SSL_(\w+)$/.exec(code ?? "") ?? [];
  return OPENSSL.exec(message)?.[1] ?? coded?.toLowerCase().replaceAll("_", " ");
}

function tlsFailure(host: string, reason: string): string {
  return NO_TLS.has(reason)
    ? `${host} does not speak TLS on this port. Give its http: URL, or the port of its https: server.`
    : `The TLS handshake with ${host} failed: ${reason}.`;
}

/** The error for a connection that ended during a response. */
export function brokenOff(host: string, why: string | undefined, cause?: unknown): NetworkError {
  return new NetworkError(`The connection to ${host} broke off before the response was complete: ${why}.`, {
    ...(cause !== undefined && { cause }),
    code: "ECONNRESET",
  });
}

/** The error for a server that changed the protocol. It has no code, so it is not retried: the server would do it again. */
export function changedProtocol(host: string, cause?: unknown): NetworkError {
  return new NetworkError(
    `${host} changed to another protocol (status 101), which the request did not ask for.`,
    {
      ...(cause !== undefined && { cause }),
    },
  );
}

/**
 * Removes the bytes that a parser failed on: they may contain a response's credentials, and causes get logged. undici calls
 * them `data`, `node:http` calls them `rawPacket`.
 */
function forgetPacket(failure: unknown): void {
  if (!isError(failure)) return;
  Reflect.deleteProperty(failure, "data");
  Reflect.deleteProperty(failure, "rawPacket");
}
