import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Paths have slashes, on Windows too: TypeDoc writes them so. */
export const withSlashes = (path) => path.split(sep).join("/");
export const pathOf = (url) => withSlashes(fileURLToPath(url));

export const root = pathOf(new URL("..", import.meta.url));

const { repository } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
export const repositoryUrl = repository.url.replace(/^git\+|\.git$/g, "");

/** Where the repository's site shows a file or folder. */
export function inRepository(path) {
  return `${repositoryUrl}/blob/main/${withSlashes(relative(root, path))}`;
}
