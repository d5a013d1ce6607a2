import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** What a folder's package.json and the manager's own files ask for. */
export interface Wanted {
  /** Versions, ranges or aliases by name. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What is to be taken in place of a package, whoever depends on it. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** A package manager, with its defaults. Its caches are in the folder too. */
export interface Manager {
  /** Installs what is wanted in an empty folder. */
  install(folder: string, wanted: Wanted, registry: string): Promise<void>;
  /** Runs a program in that folder, and returns what it prints. */
  node(folder: string, program: readonly string[], environment?: Record<string, string>): Promise<string>;
}

const plainNode: Manager["node"] = (folder, program, environment) =>
  run(folder, process.execPath, program, environment);

const npm: Manager = {
  async install(folder, { dependencies, overrides }, registry) {
    writeJson(folder, "package.json", { private: true, dependencies, overrides });
    await run(folder, "npm", ["install", "--registry", registry, "--cache", ".cache", "--no-audit"]);
  },
  node: plainNode,
};

const pnpm: Manager = {
  async install(folder, { dependencies, overrides }, registry) {
    writeJson(folder, "package.json", { private: true, dependencies });
    // JSON is YAML. What was released a minute ago may be installed.
    writeJson(folder, "pnpm-workspace.yaml", { overrides, minimumReleaseAge: 0 });
    const options = ["--registry", registry, "--store-dir", ".store", "--cache-dir", ".cache"];
    await run(folder, workspaceProgram("pnpm", "pnpm"), ["install", "--no-frozen-lockfile", ...options]);
  },
  node: plainNode,
};

const yarnClassic: Manager = {
  async install(folder, { dependencies, overrides }, registry) {
    writeJson(folder, "package.json", { private: true, dependencies, resolutions: overrides });
    const options = ["--registry", registry, "--cache-folder", ".cache", "--no-progress"];
    await run(folder, process.execPath, [workspaceProgram("yarn", "yarn"), "install", ...options]);
  },
  node: plainNode,
};

const yarnBerryProgram = workspaceProgram("@yarnpkg/cli-dist", "yarn");

/** With its default, Plug'n'Play: there is no node_modules, and a package finds nothing that it doesn't declare. */
const yarnBerry: Manager = {
  async install(folder, { dependencies, overrides }, registry) {
    writeJson(folder, "package.json", { private: true, dependencies, resolutions: overrides });
    writeJson(folder, ".yarnrc.yml", {
      npmRegistryServer: registry,
      unsafeHttpWhitelist: ["127.0.0.1"],
      npmMinimalAgeGate: 0,
      enableGlobalCache: false,
      globalFolder: "./.yarn/global",
      enableTelemetry: false,
    });
    writeFileSync(join(folder, "yarn.lock"), "");
    await run(folder, process.execPath, [yarnBerryProgram, "install", "--no-immutable"]);
  },
  node: (folder, program, environment) =>
    run(folder, process.execPath, [yarnBerryProgram, "node", ...program], environment),
};

export const managers: Readonly<Record<string, Manager>> = {
  npm,
  pnpm,
  "Yarn 1": yarnClassic,
  "Yarn 4": yarnBerry,
};

/** The path of a program that a package of the workspace has. */
export function workspaceProgram(packageName: string, program: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin[program]);
}

function writeJson(folder: string, file: string, value: unknown): void {
  writeFileSync(join(folder, file), JSON.stringify(value, undefined, 2));
}

/** @throws Error with all that the program printed */
export async function run(
  cwd: string,
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const env = { ...process.env, ...environment };
  const shell = process.platform === "win32";
  const { stdout } = await promisify(execFile)(command, args, { cwd, env, shell }).catch((error) => {
    throw new Error(`${command} ${args.join(" ")}:\n${error.stdout}${error.stderr}`, { cause: error });
  });
  return stdout.trim();
}
