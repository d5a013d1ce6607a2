import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));
const nodeModules = fileURLToPath(new URL("projects/node_modules/", import.meta.url));
const pnpm = (() => {
  const manifest = createRequire(import.meta.url).resolve("pnpm/package.json");
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.pnpm);
})();

/**
 * Vitest's global set-up: installs our packages in `projects/node_modules`, as a registry would deliver them. Tools treat
 * what lies there otherwise than a linked workspace. Their dependencies are linked from the workspace, so nothing is fetched.
 */
export default function installPackages(): void {
  rmSync(nodeModules, { recursive: true, force: true });
  for (const folder of readdirSync(packages)) install(join(packages, folder));
}

function install(folder: string): void {
  const { name, dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const packed = mkdtempSync(join(tmpdir(), "stskit-packed-"));
  try {
    run(folder, pnpm, "pack", "--pack-destination", packed);
    const target = join(nodeModules, name);
    mkdirSync(target, { recursive: true });
    const [tarball] = readdirSync(packed);
    run(packed, "tar", "-xzf", tarball!, "-C", target, "--strip-components=1");
  } finally {
    rmSync(packed, { recursive: true });
  }
  for (const dependency of Object.keys(dependencies)) {
    if (!dependency.startsWith("@stskit/")) link(dependency, join(folder, "node_modules", dependency));
  }
}

function link(name: string, from: string): void {
  const to = join(nodeModules, name);
  const version = realpathSync(from);
  mkdirSync(dirname(to), { recursive: true });
  try {
    // Elsewhere than on Windows a link like any other; there, the kind that everyone may create.
    symlinkSync(version, to, "junction");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || realpathSync(to) !== version) throw error;
  }
}

function run(cwd: string, command: string, ...args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} in ${cwd}: ${stdout}${stderr}`, { cause: error });
}
