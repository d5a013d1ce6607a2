import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
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
  for (const folder of found.values()) await registry.add(readManifest(folder), await pack(folder));
}

function find(folder, found) {
  const { name, version, dependencies, peerDependencies, peerDependenciesMeta = {} } = readManifest(folder);
  if (!name.startsWith("@stskit/")) {
    if (found.has(`${name}@${version}`)) return;
    found.set(`${name}@${version}`, realpathSync(folder));
  }
  const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta[peer]?.optional);
  for (const dependency of [...Object.keys(dependencies ?? {}), ...peers]) {
    if (!dependency.startsWith("@stskit/")) find(installed(dependency, realpathSync(folder)), found);
  }
}

/** Where a package finds another: `require` can't say that of packages that don't export their package.json. */
function installed(name, from) {
  const folders = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  const folder = folders.map((folder) => join(folder, name)).find(existsSync);
  if (!folder) throw new Error(`${from} depends on ${name}, which is not installed.`);
  return folder;
}

async function pack(folder) {
  const tarball = tar.pack();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll(sep, "/");
    if (entry.isFile() && !name.startsWith("node_modules/"))
      tarball.entry({ name: `package/${name}` }, readFileSync(path));
  }
  tarball.finalize();
  return gzipSync(await buffer(tarball), { level: 1 });
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
