import type { Logger } from "@smithy/types";

const silence = () => {};

/** The logger of a client that was given none. */
export const SILENT_LOGGER: Logger = {
  trace: silence,
  debug: silence,
  info: silence,
  warn: silence,
  error: silence,
};
