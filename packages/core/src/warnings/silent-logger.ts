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
