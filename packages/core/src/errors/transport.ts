import { instanceOfKind } from "./instance-of-kind.js";

/** Options of errors that leave a request without a response. */
export interface TransportErrorOptions {
  /** The platform's own error. */
  cause?: unknown;
  /** The system's error code, e.g. `ECONNRESET`. */
  code?: string | undefined;
}

/** There is no response: the request did not get through, or the response was cut off. */
abstract class TransportError extends Error {
  /** The system's error code, if there is one. */
  declare code?: string;

  constructor(message: string, options: TransportErrorOptions = {}) {
    super(message);
    // As the constructor's `cause` option does, but older engines (Hermes) ignore that.
    if (options.cause !== undefined) {
      Object.defineProperty(this, "cause", { value: options.cause, writable: true, configurable: true });
    }
    if (options.code !== undefined) this.code = options.code;
  }
}

/**
 * A timeout passed. `code` is `ETIMEDOUT`. The timeout of an attempt (`requestTimeout`, `connectionTimeout`) is retried
 * as a transient failure. The timeout of the whole call (`timeout`) ends it; `cause` is the last attempt's error.
 */
export class TimeoutError extends TransportError {
  override readonly name = "TimeoutError";

  constructor(message: string, options: TransportErrorOptions = {}) {
    super(message, { code: "ETIMEDOUT", ...options });
  }
}

/** The caller's `abortSignal` ended the call. `cause` is the signal's reason. Never retried. */
export class AbortError extends TransportError {
  override readonly name = "AbortError";
}

/**
 * The connection was refused, reset or cut off, or the host name did not resolve. Retried if `code` is that of a
 * transient failure.
 */
export class NetworkError extends TransportError {
  override readonly name = "NetworkError";
}

instanceOfKind(TimeoutError, "TimeoutError");
instanceOfKind(AbortError, "AbortError");
instanceOfKind(NetworkError, "NetworkError");
