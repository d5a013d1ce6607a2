import type { Platform } from "../platform.js";
import type { Operation } from "../schema/operation.js";
import { checkOptionsObject } from "../settings/check-options.js";
import { didYouMean, quoted } from "../settings/did-you-mean.js";
import { SILENT_LOGGER } from "../settings/silent-logger.js";
import { warnOnce } from "../settings/warn-once.js";
import type { SignedOperationOptions } from "./options.js";

const KNOWN: Readonly<Record<keyof SignedOperationOptions, true>> = {
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
};

/**
 * Warns of options that functions don't have, such as misspelt ones or those of clients. Only their names are shown.
 *
 * @throws TypeError when the options are no object, or the request handler is none
 */
export function checkOptions(
  options: SignedOperationOptions,
  { name }: Operation,
  platform: Pick<Platform, "warn">,
): void {
  checkOptionsObject(options, name);
  const { requestHandler } = options;
  if (requestHandler && typeof requestHandler.handle !== "function") {
    throw new TypeError(
      "requestHandler has no method handle. Pass what requestHandler(options) returns, or another request handler.",
    );
  }
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || option in KNOWN) continue;
    const hint =
      option === "abortSignal" ? ' Did you mean "signal"?' : didYouMean(option, Object.keys(KNOWN));
    warnOnce(
      SILENT_LOGGER,
      platform,
      `Unknown option ${quoted(option)} of ${name}.${hint}`,
      "STSKIT_UNKNOWN_OPTION",
    );
  }
}
