import type { Middleware } from "./middleware.js";

/** Sets `host`, which has to be signed. */
export function hostHeader(): Middleware {
  return (next) => (args) => {
    const { request } = args;
    request.headers["host"] ??= request.port ? `${request.hostname}:${request.port}` : request.hostname;
    return next(args);
  };
}
