// Installs what the tests need of the system: browsers, Redis, and other languages with AWS's SDKs. Browsers that
// `npx playwright install` brought are preferred, then the system's. What is missing is installed as Debian packages if possible.
// Otherwise a message says what to install, and the tests of it are skipped.
import { spawnSync } from "node:child_process";
import { findGo, findPython, findRuby } from "../e2e/languages/find-tools.js";
import { installTools } from "../e2e/languages/install-tools.js";
import { findRedis, findValkey } from "../e2e/redis/find-servers.js";
import { findChromium, findFirefox, findWebKit } from "../e2e/runtimes/find-browsers.js";

const languages = [findPython(), findRuby(), findGo()];
const programs = [findChromium(), findFirefox(), findWebKit(), findRedis(), ...languages];
const missing = programs.filter((program) => "missing" in program);
const root = becomeRoot();
if (missing.length > 0 && root) install(missing.flatMap(({ packages }) => packages));
else for (const program of missing) console.error(program.missing);

// The tests of Redis run with Valkey too where Debian has it: from version 13 on.
const valkey = findValkey();
if ("missing" in valkey && root && succeeds("apt-cache", "show", ...valkey.packages))
  install(valkey.packages);

installTools();

/** The prefix for commands that need root; `undefined` if root is not available. Never prompts for a password. */
function becomeRoot() {
  if (process.platform !== "linux" || !succeeds("apt-get", "--version")) return undefined;
  if (process.getuid() === 0) return [];
  return process.env.CI === "true" && succeeds("sudo", "-n", "true") ? ["sudo", "-n"] : undefined;
}

function install(packages) {
  process.stderr.write(`Installing ${packages.join(", ")} … `);
  const from = Date.now();
  const done = aptGet("update") && aptGet("install", "--yes", "--no-install-recommends", ...packages);
  process.stderr.write(done ? `${((Date.now() - from) / 1000).toFixed(1)} s\n` : "failed\n");
}

/** Shows the output only on failure. The tests then say what is missing. */
function aptGet(...args) {
  const [command, ...rest] = [
    ...root,
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "--quiet",
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(command, rest, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) process.stderr.write(`\n${stdout}${stderr}`);
  return status === 0;
}

function succeeds(command, ...args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
