import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run-program.js";

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
export const project = fileURLToPath(new URL("project/", import.meta.url));
const tarballs = join(project, "tarballs");

/** Installs our packages, from tarballs as they would be published, beside the others in `project/`. Needs the registry. */
export async function install() {
  rmSync(tarballs, { recursive: true, force: true });
  rmSync(join(project, "node_modules/@stskit"), { recursive: true, force: true });
  const manifest = createRequire(import.meta.url).resolve("pnpm/package.json");
  const pnpm = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.pnpm);
  for (const name of readdirSync(packages)) {
    await run(pnpm, ["pack", "--pack-destination", tarballs], { cwd: join(packages, name) });
  }
  await npmInstall(project, packed());
}

/** The tarballs, ours all. A package's own come first. */
export function packed(name = "") {
  const files = readdirSync(tarballs).map((file) => join(tarballs, file));
  return files.filter((file) => file.includes(name));
}

export async function npmInstall(folder, what) {
  const quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", ...quiet, ...what], { cwd: folder });
}

/** How many bytes the files of a folder have. */
export function bytesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
}
