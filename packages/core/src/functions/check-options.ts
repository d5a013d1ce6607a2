import { checkSignal } from "../deadline/abort.js";
import type { Platform } from "../platform.js";
import type { Operation } from "../schema/operation.js";
import { checkOptionsObject } from "../settings/check-options.js";
import type { OrUndefined } from "../settings/client-config.js";
import { warnOfUnknownOptions } from "../warnings/unknown-options.js";
import { warnOnce } from "../warnings/warn-once.js";
import type { SignedOperationOptions } from "./options.js";

const KNOWN: Readonly<Record<keyof SignedOperationOptions | "abortSignal", true>> = {
  region: true,
  endpoint: true,
  useFipsEndpoint: true,
  useDualstackEndpoint: true,
  useGlobalEndpoint: true,
  credentials: true,
  signingRegion: true,
  signal: true,
  timeout: true,
  requestTimeout: true,
  maxAttempts: true,
  retryInvalidIdentityToken: true,
  requestHandler: true,
  // A client's name for `signal`. No guess at misspellings finds that, so it has a warning of its own.
  abortSignal: true,
};

/**
 * Warns of options that functions don't have, such as misspelt ones or those of clients. Only their names are shown.
 *
 * @throws TypeError when the options are no object, or an option cannot be what it is
 */
export function checkOptions(
  options: OrUndefined<SignedOperationOptions>,
  { name }: Operation,
  platform: Pick<Platform, "warn">,
): void {
  checkOptionsObject(options, name);
  const { requestHandler, signal } = options;
  if (requestHandler && typeof requestHandler.handle !== "function") {
    throw new TypeError(
      "requestHandler has no method handle. Pass what requestHandler(options) returns, or another request handler.",
    );
  }
  checkSignal("signal", signal);
  const warn = (message: string) => warnOnce(undefined, platform, message, "STSKIT_UNKNOWN_OPTION");
  if ("abortSignal" in options && options.abortSignal !== undefined)
    warn(`Unknown option "abortSignal" of ${name}. Did you mean "signal"?`);
  warnOfUnknownOptions(options, KNOWN, warn, name);
}
