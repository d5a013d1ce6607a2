import type { NodeHandlerOptions } from "./handler-options.js";

/**
 * Milliseconds for one attempt where none are given. STS answers within a second as a rule; the slowest answer is of
 * AssumeRoleWithWebIdentity, which waits for the identity provider's keys first. A silent server must not hang a call.
 */
export const REQUEST_TIMEOUT = 30_000;

/** Milliseconds to connect where none are given: a lost SYN is sent again after 1 s and after 3 s, then time for TLS. */
const CONNECTION_TIMEOUT = 5_000;

/**
 * Connection timeouts of AWS's defaults modes, in milliseconds.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html
 */
const CONNECTION_TIMEOUTS: Readonly<Record<string, number>> = {
  legacy: CONNECTION_TIMEOUT,
  standard: 3_100,
  // Telling in-region from cross-region takes a request to the instance metadata; standard fits both.
  auto: 3_100,
  "in-region": 1_100,
  "cross-region": 3_100,
  mobile: 30_000,
};

/** How long a connection may take to open, in milliseconds; 0 for no limit. */
export function connectionTimeout(options: NodeHandlerOptions): number {
  if (options.connectionTimeout != null) return options.connectionTimeout;
  const mode = options.defaultsMode || process.env["AWS_DEFAULTS_MODE"] || "legacy";
  const timeout = Object.entries(CONNECTION_TIMEOUTS).find(([name]) => name === mode.toLowerCase());
  if (timeout) return timeout[1];
  const source = options.defaultsMode ? "defaultsMode" : "The environment variable AWS_DEFAULTS_MODE";
  throw new TypeError(
    `${source} is ${JSON.stringify(mode)}. Give one of ${Object.keys(CONNECTION_TIMEOUTS).join(", ")}.`,
  );
}
