import type { HttpHandlerOptions } from "@smithy/types";

/** What `send` and the methods of `STS` take besides the input. */
export interface CallOptions extends HttpHandlerOptions {
  /** Milliseconds for each attempt, in place of the request handler's own; 0 for no limit. */
  requestTimeout?: number;
  /**
   * Milliseconds for the call as a whole: credentials, all attempts and the waits between them. A call that takes longer
   * rejects with `TimeoutError`. 0 sets no limit.
   * @default the client's `timeout`
   */
  timeout?: number;
}
