import type { Platform } from "../platform.js";
import { header } from "../protocol/response-metadata.js";
import type { Middleware } from "./middleware.js";

/** Adds the environment's trace headers, by which AWS detects functions that call each other in a loop. */
export function recursionDetection(_config: object, platform: Pick<Platform, "traceHeaders">): Middleware {
  return (next) => (args) => {
    const traceHeaders = platform.traceHeaders?.() ?? {};
    for (const name of Object.keys(traceHeaders)) {
      if (header(args.request.headers, name.toLowerCase()) === undefined) {
        args.request.headers[name] = traceHeaders[name]!;
      }
    }
    return next(args);
  };
}
