import type { Logger } from "@smithy/types";
import type { Platform } from "../platform.js";
import { isSilent } from "../warnings/silent-logger.js";
import { warnOnce } from "../warnings/warn-once.js";

/** A provider's options, as far as they may have a logger. */
export interface LoggingOptions {
  readonly logger?: Logger | undefined;
  readonly clientConfig?: object | undefined;
  readonly parentClientConfig?: object | undefined;
}

/** The provider's own logger, if it has one. */
export function providerLogger({
  logger,
  clientConfig,
  parentClientConfig,
}: LoggingOptions): Logger | undefined {
  const candidates = [logger, ...[clientConfig, parentClientConfig].map(loggerOf)];
  return candidates.find((candidate) => candidate && !isSilent(candidate));
}

function loggerOf(config: { readonly logger?: Logger | undefined } | undefined): Logger | undefined {
  return config?.logger;
}

/**
 * What a store fails with goes to a logger each time: that of the client that asks for credentials, or else the provider's own.
 * If neither has one, the developer is warned once: callers get credentials all the same, and nobody would notice.
 */
export function storeWarnings(
  caller: Logger | undefined,
  own: Logger | undefined,
  platform: Pick<Platform, "warn">,
): (message: string) => void {
  const logger = caller && !isSilent(caller) ? caller : own;
  return (message) => {
    if (logger) logger.warn?.(message);
    else warnOnce(undefined, platform, message, "STSKIT_CREDENTIAL_STORE");
  };
}
