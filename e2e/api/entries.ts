import { readdirSync } from "node:fs";
import { readManifest } from "../../packages/core/build/entry-points.mjs";

export interface Entry {
  /** Its report's name: `index`, `commands`; `node/index` where platforms have declarations of their own. */
  readonly report: string;
  /** Where its declarations are. A pattern such as `./commands/*` has a file for each module. */
  readonly declarations: readonly URL[];
}

interface Conditions {
  readonly [condition: string]: string | Conditions;
}

/** The entry points of a built package, as ES modules: its CommonJS modules declare the same. */
export function entriesOf(root: URL): Entry[] {
  const { exports } = readManifest(root) as { exports: Record<string, string | { import: Conditions }> };
  return Object.entries(exports).flatMap(([key, target]) => {
    // Files that are not modules.
    if (typeof target === "string") return [];
    const name = key === "." ? "index" : key.slice("./".length).replace("/*", "");
    const found = [...new Set(declarations(target.import))];
    return found.map((path) => ({
      report: found.length > 1 ? `${folderInDist(path)}/${name}` : name,
      declarations: files(root, path),
    }));
  });
}

/** The paths of declarations that conditions lead to. */
function declarations(target: string | Conditions): string[] {
  if (typeof target === "string") return [target.replace(/\.js$/, ".d.ts")];
  return target["types"] ? declarations(target["types"]) : Object.values(target).flatMap(declarations);
}

/** `node`, of `./dist/node/index.d.ts`. */
function folderInDist(path: string): string {
  return path.split("/")[2]!;
}

function files(root: URL, path: string): URL[] {
  const [folder, end] = path.split("*");
  if (end === undefined) return [new URL(path, root)];
  return readdirSync(new URL(folder!, root))
    .filter((file) => file.endsWith(end) && file !== `index${end}`)
    .map((file) => new URL(folder + file, root));
}
