import { SILENT_LOGGER } from "../warnings/silent-logger.js";
import type { Middleware } from "./middleware.js";

/** Logs each call with its input and output, without secrets. */
export function log(): Middleware {
  return (next, context) => {
    const { logger, clientName, commandName } = context;
    if (logger === SILENT_LOGGER) return next;
    return async (args) => {
      try {
        const result = await next(args);
        if (logger.info) {
          const { $metadata: metadata, ...output } = result.output;
          logger.info({
            clientName,
            commandName,
            input: context.inputFilterSensitiveLog(args.input),
            output: context.outputFilterSensitiveLog(output),
            metadata,
          });
        }
        return result;
      } catch (error) {
        logger.error?.({
          clientName,
          commandName,
          input: context.inputFilterSensitiveLog(args.input),
          error,
          metadata: (error as { $metadata?: unknown } | undefined)?.$metadata,
        });
        throw error;
      }
    };
  };
}
