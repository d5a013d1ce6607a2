import { instanceOfKind } from "./instance-of-kind.js";

/** Options of the errors that a request can end with before there is an answer. */
export interface TransportErrorOptions {
  /** What the platform reported. */
  cause?: unknown;
  /** The system's code for it, e.g. `ECONNRESET`. */
  code?: string | undefined;
}

/** No answer was had: the request did not get through, or the answer did not come whole. */
abstract class TransportError extends Error {
  /** The system's code for what happened, where there is one. */
  declare code?: string;

  constructor(message: string, options: TransportErrorOptions = {}) {
    super(message);
    // As the constructor's option would define it; older engines (Hermes) do not know that option.
    if (options.cause !== undefined) {
      Object.defineProperty(this, "cause", { value: options.cause, writable: true, configurable: true });
    }
    if (options.code !== undefined) this.code = options.code;
  }
}

/**
 * A deadline passed; `code` is `ETIMEDOUT`. That of an attempt (`requestTimeout`, `connectionTimeout`) is retried as a transient failure; the
 * call's own (`timeout`) ends the call, and `cause` is what the last attempt failed with.
 */
export class TimeoutError extends TransportError {
  override readonly name = "TimeoutError";

  constructor(message: string, options: TransportErrorOptions = {}) {
    super(message, { code: "ETIMEDOUT", ...options });
  }
}

/** The caller's `abortSignal` ended the call; `cause` is the signal's reason. Never retried. */
export class AbortError extends TransportError {
  override readonly name = "AbortError";
}

/** The connection failed: refused, reset, not resolved, broken off. Retried where `code` says it may pass. */
export class NetworkError extends TransportError {
  override readonly name = "NetworkError";
}

instanceOfKind(TimeoutError, "TimeoutError");
instanceOfKind(AbortError, "AbortError");
instanceOfKind(NetworkError, "NetworkError");
