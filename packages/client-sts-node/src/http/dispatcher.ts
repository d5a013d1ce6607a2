import type { Readable } from "node:stream";

/** What the client needs of undici's dispatchers (agents, pools, proxies, mocks), whose types it does not require. */
export interface Dispatcher {
  /** Sends a request. The handler has the methods of undici 7 and of undici 6. */
  dispatch(options: DispatchOptions, handler: object): boolean;
}

/** The request, as undici takes it. */
export interface DispatchOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH";
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | Readable | null;
}
