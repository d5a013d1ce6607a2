/** What goes wrong with a request. Anything not set behaves normally; `match` and `message` alone have no effect. */
export interface Fault {
  /** Which requests are affected; never preflights. @default all */
  readonly match?: FaultMatch;
  /** Milliseconds to wait before responding. @default 0 */
  readonly delayMs?: number;
  /** HTTP status of the response. From 300 on, its body is an STS error unless `body` is set. */
  readonly status?: number;
  /** Error code of the response. Without `status`, the status is the one that STS sends with this code, or 400. */
  readonly code?: string;
  /** Error message of the response, with `status`, `code` or `throttle`. */
  readonly message?: string;
  /** Responds with `Throttling`, 400, as STS does when it is called too often. */
  readonly throttle?: true;
  /** Body of the response, in place of the server's. */
  readonly body?: string;
  /** Headers to add. They take precedence over the server's. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `Retry-After`, in seconds or as a date. */
  readonly retryAfter?: number | Date;
  /** Resets the TCP connection: before the response, after its headers, or in the middle of its body. */
  readonly reset?: "before" | "after-headers" | "mid-body";
  /** Cuts the body to this many bytes. The response is otherwise complete. */
  readonly truncate?: number;
  /** Milliseconds to shift the server's clock for this request, on top of `setClockOffset`. */
  readonly clockOffsetMs?: number;
}

/** Which requests a fault affects. */
export interface FaultMatch {
  /** Only this operation. @default any */
  readonly operation?: string;
  /** Only from the nth matching request on, counted from 1 since the fault was added. @default 1 */
  readonly nth?: number;
  /** How many requests are affected. @default 1 with `nth`, otherwise all until the fault is removed */
  readonly times?: number;
}
