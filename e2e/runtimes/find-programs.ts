import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Found } from "./found.js";

/** Its path. */
type Program = Found<string>;

const { arch, platform, version } = process;

/** Node.js: the version that runs the tests, and all later supported majors. */
export const nodes: readonly { readonly name: string; readonly program: Program }[] = [
  { name: `Node.js ${version}`, program: { found: process.execPath } },
  ...[22, 24, 26].map((major) => ({
    name: `Node.js ${major}`,
    program: programOf(`node${major}-${platform}-${arch}`, "bin/node"),
  })),
];

const system = alias(platform, { win32: "windows" });
const exe = platform === "win32" ? ".exe" : "";

/** Each of these packages depends on one package per system, which contains the program. */
export const bun: Program = programOf(
  `@oven/bun-${system}-${alias(arch, { arm64: "aarch64" })}`,
  `bin/bun${exe}`,
  "bun",
);
export const deno: Program = programOf(
  `@deno/${alias(platform, { linux: `linux-${arch}-glibc` }, `${platform}-${arch}`)}`,
  `deno${exe}`,
  "deno",
);
export const workerd: Program = programOf(
  `@cloudflare/workerd-${system}-${alias(arch, { x64: "64" })}`,
  `bin/workerd${exe}`,
  "workerd",
);

function alias(name: string, aliases: Record<string, string>, otherwise = name): string {
  return aliases[name] ?? otherwise;
}

function programOf(name: string, file: string, owner?: string): Program {
  try {
    const here = createRequire(import.meta.url);
    const require = owner === undefined ? here : createRequire(here.resolve(`${owner}/package.json`));
    const found = join(require.resolve(`${name}/package.json`), "..", file);
    if (existsSync(found)) return { found };
  } catch {
    // What is missing is reported below.
  }
  return { missing: `The package ${name} is not installed: is there one for this system?` };
}
