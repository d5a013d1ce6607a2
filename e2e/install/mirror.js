import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import tar from "tar-stream";

/**
 * Adds to a registry what packages of the workspace depend on, and what that depends on, from where it is installed. So what
 * is installed from the registry needs no network.
 *
 * @param {import("./registry.js").Registry} registry
 * @param {readonly string[]} folders - of packages. Those of ours are not added, only what they depend on
 */
export async function mirror(registry, folders) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const folder of folders) find(folder, found);
  // The version that is added last becomes the latest.
  const names = [...found.keys()].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  for (const folder of names.map((name) => found.get(name)))
    await registry.add(readManifest(folder), await pack(folder));
}

function find(folder, found) {
  const { name, version, dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
    readManifest(folder);
  if (!name.startsWith("@stskit/")) {
    if (found.has(`${name}@${version}`)) return;
    found.set(`${name}@${version}`, realpathSync(folder));
  }
  const from = realpathSync(folder);
  const peers = Object.keys({ ...peerDependencies }).filter(
    (peer) => !peerDependenciesMeta?.[peer]?.optional,
  );
  for (const dependency of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
    if (dependency.startsWith("@stskit/")) continue;
    const where = installed(dependency, from);
    // Most optional ones are a program's builds for other systems.
    if (where) find(where, found);
    else if (!optionalDependencies?.[dependency])
      throw new Error(`${from} depends on ${dependency}, which is not installed.`);
  }
}

/** Where a package finds another, if it does: `require` can't say that of packages that don't export their package.json. */
function installed(name, from) {
  const folders = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

async function pack(folder) {
  const tarball = tar.pack();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll(sep, "/");
    if (entry.isFile() && !name.startsWith("node_modules/"))
      tarball.entry({ name: `package/${name}`, mode: statSync(path).mode }, readFileSync(path));
  }
  tarball.finalize();
  return gzipSync(await buffer(tarball), { level: 1 });
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
