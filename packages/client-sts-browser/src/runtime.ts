import { type Platform, systemTime } from "@stskit/core/platform";
import { FetchTransport } from "./fetch-transport.js";
import { readBody } from "./read-body.js";

/**
 * Pages, workers, service workers and edge runtimes: wherever there is `fetch`.
 *
 * It sends no user agent and no invocation id, since any extra header would cost an unsigned request a CORS preflight.
 */
export const browserRuntime: Omit<Platform, "signer" | "remedies"> = {
  name: "browser",
  transport: (options) => new FetchTransport(options),
  readBody,
  time: systemTime(globalThis),
  abortController: () => new AbortController(),
  warn: (message) => console.warn(message),
  random: () => Math.random(),
};
