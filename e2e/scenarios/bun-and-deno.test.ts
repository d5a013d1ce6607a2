import { bun, deno } from "@stskit/e2e-runtimes";
import { startProgram } from "./runtimes/program.js";
import { describeRuntime } from "./suite.js";

const FILE = "lines.mjs";
/** Deno loads packages from node_modules, and grants a program only these permissions. */
const DENO_RIGHTS = [
  "--no-remote",
  "--node-modules-dir=manual",
  "--allow-net=127.0.0.1",
  "--allow-read=../../..",
];

describeRuntime("Bun", bun, (program) => startProgram("browser", program, [FILE]));
describeRuntime("Deno", deno, (program) => startProgram("browser", program, ["run", ...DENO_RIGHTS, FILE]));
