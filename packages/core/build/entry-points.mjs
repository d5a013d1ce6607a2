import { readdirSync, readFileSync } from "node:fs";

/**
 * The names of a built package's entry points, from its `exports`: `STSClient`, `commands/AssumeRoleCommand`.
 *
 * @param {URL} root the package's folder
 * @returns {string[]}
 */
export function entryPoints(root) {
  const { exports, main } = readManifest(root);
  return Object.entries(exports).flatMap(([name, target]) => {
    // The package itself, and files that are not modules.
    if (name === "." || typeof target === "string") return [];
    const subpath = name.slice("./".length);
    if (!subpath.endsWith("/*")) return [subpath];
    const folder = subpath.slice(0, -"*".length);
    return readdirSync(new URL(folder, new URL(main, root)))
      .filter((file) => file.endsWith(".cjs"))
      .map((file) => folder + file.slice(0, -".cjs".length));
  });
}

/** @param {URL} root the package's folder */
export function readManifest(root) {
  return JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
}
