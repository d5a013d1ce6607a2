import { checkHeaders } from "../protocol/check-headers.js";
import type { Middleware } from "./middleware.js";

/** Refuses to send headers that would become several, whoever set them. */
export function headerCheck(): Middleware {
  return (next) => async (args) => {
    checkHeaders(args.request);
    return next(args);
  };
}
