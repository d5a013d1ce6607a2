import type { HttpHandler, Platform } from "../platform.js";

const handlers = new WeakMap<Platform, WeakMap<object, HttpHandler>>();

/** Stands for the options of a handler where none are given. */
const DEFAULTS = {};

/**
 * The handler of the first that names one: a handler, or the options of one. Of the same options there is one handler, so
 * that a client for each role session does not open connections of its own. Handlers that speak HTTP/2 are passed over,
 * since STS does not.
 */
export function sharedHandler(platform: Platform, candidates: readonly unknown[]): HttpHandler {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    // The client says what is wrong with it.
    if (typeof candidate !== "object") return candidate as never;
    if (!isHandler(candidate)) return handlerOf(candidate, platform);
    if (candidate.metadata?.handlerProtocol !== "h2") return candidate;
  }
  return handlerOf(DEFAULTS, platform);
}

function handlerOf(options: object, platform: Platform): HttpHandler {
  let made = handlers.get(platform);
  if (!made) {
    made = new WeakMap();
    handlers.set(platform, made);
  }
  let handler = made.get(options);
  if (!handler) {
    handler = platform.requestHandler(options as Record<string, unknown>);
    made.set(options, handler);
  }
  return handler;
}

function isHandler(value: object): value is HttpHandler {
  return typeof (value as Partial<HttpHandler>).handle === "function";
}
