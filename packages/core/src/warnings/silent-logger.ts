import type { Logger } from "@smithy/types";

const silence = () => {};

/** The logger of a client without the `logger` option. */
export const SILENT_LOGGER: Logger = {
  trace: silence,
  debug: silence,
  info: silence,
  warn: silence,
  error: silence,
};

/** Whether a logger is that of a client without the option: ours, or one of AWS's, whose packages go by its name as well. */
export function isSilent(logger: Logger): boolean {
  return logger === SILENT_LOGGER || logger.constructor?.name === "NoOpLogger";
}
