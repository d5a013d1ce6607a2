import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run-program.js";

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
export const project = fileURLToPath(new URL("project/", import.meta.url));
const tarballs = join(project, "tarballs");

/** Packs our packages as they would be published, and installs them beside the others in `project/`. Needs the registry. */
export async function install() {
  rmSync(tarballs, { recursive: true, force: true });
  const manifest = createRequire(import.meta.url).resolve("pnpm/package.json");
  const pnpm = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.pnpm);
  for (const name of readdirSync(packages)) {
    await run(pnpm, ["pack", "--pack-destination", tarballs], { cwd: join(packages, name) });
  }
  await installPacked(project, packed(...readdirSync(packages)));
}

/** The tarballs of our packages. */
export function packed(...names) {
  const files = readdirSync(tarballs);
  return names.map((name) =>
    join(
      tarballs,
      files.find((file) => new RegExp(`^stskit-${name}-\\d`).test(file)),
    ),
  );
}

/** Installs tarballs of ours anew, with whatever else the folder's package.json asks for. */
export async function installPacked(folder, tarballs) {
  rmSync(join(folder, "node_modules/@stskit"), { recursive: true, force: true });
  await npmInstall(folder, tarballs);
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
