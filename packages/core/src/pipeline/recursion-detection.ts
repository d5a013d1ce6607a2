import type { Platform } from "../platform.js";
import { header } from "../protocol/response-metadata.js";
import type { Middleware } from "./middleware.js";

/** Passes trace headers of the surroundings on, so that AWS can tell when functions call each other in a circle. */
export function recursionDetection(platform: Pick<Platform, "traceHeaders">): Middleware {
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
