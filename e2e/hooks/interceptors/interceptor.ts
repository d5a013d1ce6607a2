/** A tool that responds to requests of `node:http` in the place of a server. */
export interface Interceptor {
  readonly name: string;
  /** Puts itself in place. Requests that nothing responds to are let through, or refused. */
  start(otherwise: "pass" | "refuse"): void;
  /** Responds to a POST to the root of an origin, once. */
  respond(origin: string, response: { readonly status: number; readonly body: string }): void;
  /** Breaks the connection of the next POST to the root of an origin. */
  breakConnection(origin: string): void;
  stop(): void;
}
