import { checkRequest } from "../protocol/check-request.js";
import type { Middleware } from "./middleware.js";

/** Rejects requests with line breaks in headers or URL. Runs last, so that it covers the user's middleware. */
export function requestCheck(): Middleware {
  return (next) => (args) => {
    checkRequest(args.request);
    return next(args);
  };
}
