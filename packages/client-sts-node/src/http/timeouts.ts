import type { NodeHandlerOptions } from "./handler-options.js";

/** The default, in milliseconds. A lost SYN is sent again after 1 s and after 3 s, which leaves 2 s for TLS. */
const CONNECTION_TIMEOUT = 5_000;

/**
 * Connection timeouts of AWS's defaults modes, in milliseconds.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html
 */
const CONNECTION_TIMEOUTS: Readonly<Record<string, number>> = {
  legacy: CONNECTION_TIMEOUT,
  standard: 3_100,
  // Telling in-region from cross-region takes a request to the instance metadata service. Standard fits both.
  auto: 3_100,
  "in-region": 1_100,
  "cross-region": 3_100,
  mobile: 30_000,
};

/** How long a connection may take to open, in milliseconds; 0 for no limit. */
export async function connectionTimeout({
  connectionTimeout: timeout,
  defaultsMode,
}: NodeHandlerOptions): Promise<number> {
  if (timeout != null) return timeout;
  const mode = typeof defaultsMode === "function" ? await defaultsMode() : (defaultsMode ?? "legacy");
  const found = Object.entries(CONNECTION_TIMEOUTS).find(([name]) => name === mode.toLowerCase());
  if (found) return found[1];
  throw new TypeError(
    `requestHandler.defaultsMode is ${JSON.stringify(mode)}. Give one of ${Object.keys(CONNECTION_TIMEOUTS).join(", ")}.`,
  );
}
