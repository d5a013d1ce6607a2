type Http = typeof import("node:http");
type Https = typeof import("node:https");

/** `node:http` and `node:https`. */
export interface NodeHttp {
  readonly http: Http;
  readonly https: Https;
}

let loaded: Promise<NodeHttp> | undefined;

/** Loads the modules as objects, whose members show later patches: the names that an ES module imports do not. */
export function nodeHttp(): Promise<NodeHttp> {
  loaded ??= Promise.all([import("node:http"), import("node:https")]).then(([http, https]) => ({
    http: objectOf(http),
    https: objectOf(https),
  }));
  return loaded;
}

/** In a bundle of Parcel, `import()` gives the object itself. */
function objectOf<Module>(imported: Module & { readonly default?: Module }): Module {
  return imported.default ?? imported;
}
