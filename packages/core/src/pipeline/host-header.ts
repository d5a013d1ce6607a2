import type { Middleware } from "./middleware.js";

/** Names the host that is asked: the signature covers it. */
export function hostHeader(): Middleware {
  return (next) => (args) => {
    const { request } = args;
    request.headers["host"] ??= request.port ? `${request.hostname}:${request.port}` : request.hostname;
    return next(args);
  };
}
