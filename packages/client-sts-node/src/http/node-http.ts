import { loaded } from "../loaded.js";

type Http = typeof import("node:http");
type Https = typeof import("node:https");

/** `node:http` and `node:https`. */
export interface NodeHttp {
  readonly http: Http;
  readonly https: Https;
}

let modules: Promise<NodeHttp> | undefined;

/** Loads the modules as objects, whose members show later patches: the names that an ES module imports do not. */
export function nodeHttp(): Promise<NodeHttp> {
  modules ??= Promise.all([loaded(import("node:http")), loaded(import("node:https"))]).then(
    ([http, https]) => ({
      http,
      https,
    }),
  );
  return modules;
}
