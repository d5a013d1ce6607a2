import { checkRequest } from "../protocol/check-request.js";
import type { Middleware } from "./middleware.js";

/** Refuses to send a request with a line break where none belongs, whoever put it there. */
export function requestCheck(): Middleware {
  return (next) => (args) => {
    checkRequest(args.request);
    return next(args);
  };
}
