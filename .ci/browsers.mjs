// Installs the browsers that the tests run in, where they are missing. It takes what it finds: Playwright's own browsers
// (`npx playwright install`), else the system's. It installs Debian's packages where it may; where it may not, it says
// what to install, and the tests of that browser are skipped.
import { spawnSync } from "node:child_process";
import { findChromium, findFirefox, findWebKit } from "../e2e/runtimes/find-browsers.js";

const missing = [findChromium(), findFirefox(), findWebKit()].filter((browser) => "missing" in browser);
const root = becomeRoot();
if (missing.length > 0 && root) install(missing.flatMap(({ packages }) => packages));
else for (const browser of missing) console.error(browser.missing);

/** What to put before a command that needs root; `undefined` where there is no way. A password is never asked for. */
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

/** Shows what it printed only when it fails: the tests then say which browser is missing. */
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
