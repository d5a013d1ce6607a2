import { pathOf } from "./repository.js";

/**
 * What the API reference describes: each package's root, and entry points with exports that the root doesn't have. Core is the
 * first: what several export is described where it is first met.
 *
 * @type {readonly { readonly name: string, readonly source: string, readonly readme?: string }[]}
 */
export const modules = [
  root("core"),
  root("client-sts-node"),
  entry("client-sts-node", "functions"),
  entry("client-sts-node", "bare"),
  root("client-sts-browser"),
  entry("client-sts-browser", "functions"),
  root("client-sts-react-native"),
  entry("client-sts-react-native", "functions"),
  root("client-sts", "any-platform/index.d.ts"),
  root("credential-store-redis"),
  root("sts-local"),
];

function root(folder, source = "index.ts") {
  return {
    name: `@stskit/${folder}`,
    source: path(`${folder}/src/${source}`),
    readme: path(`${folder}/README.md`),
  };
}

function entry(folder, name) {
  return { name: `@stskit/${folder}/${name}`, source: path(`${folder}/src/${name}.ts`) };
}

function path(relative) {
  return pathOf(new URL(`../packages/${relative}`, import.meta.url));
}
