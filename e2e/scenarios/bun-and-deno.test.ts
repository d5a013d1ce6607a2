import { bun, deno } from "@stskit/e2e-runtimes";
import { startProgram } from "./runtimes/program.js";
import { describeRuntime } from "./suite.js";

/** Deno loads packages from node_modules, and grants a program only these permissions. */
const DENO = [
  "run",
  "--no-remote",
  "--node-modules-dir=manual",
  "--allow-net=127.0.0.1",
  "--allow-read=../../..",
];

const packages = [
  ["node", "lines.mjs", ["--allow-env"]],
  ["browser", "lines-browser.mjs", []],
] as const;

for (const [platform, file, rights] of packages) {
  describeRuntime(`Bun, package for ${platform}`, bun, (program) => startProgram(platform, program, [file]));
  describeRuntime(`Deno, package for ${platform}`, deno, (program) =>
    startProgram(platform, program, [...DENO, ...rights, file]),
  );
}
