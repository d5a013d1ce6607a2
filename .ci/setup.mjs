// Installs what the project needs and builds it, from nothing but Node.js and npm. With the name of a package: what that
// package needs, and no more. `npm start` and `npm test` run it first; it takes a few seconds when there is nothing to do.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const {
  name: workspace,
  packageManager,
  engines,
} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

requireNode(engines.node.replace(/^\D+/, ""));
const [only] = process.argv.slice(2);
const pnpm = (...args) => ["--yes", packageManager, ...args];
run(
  "npx",
  pnpm(
    "install",
    "--frozen-lockfile",
    "--reporter=append-only",
    ...(only ? [`--filter=${workspace}`, `--filter=${only}...`] : []),
  ),
  "Installing dependencies",
);
run(
  "npx",
  pnpm(
    "exec",
    "turbo",
    "run",
    "build",
    "--output-logs=errors-only",
    ...(only ? [`--filter=${only}...`] : []),
  ),
  "Building",
);

function requireNode(least) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [leastMajor, leastMinor] = least.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  console.error(`Node.js ${least} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command; shows what it printed only when it fails. */
function run(command, args, what) {
  process.stderr.write(`${what} … `);
  const from = Date.now();
  const shell = process.platform === "win32";
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    shell,
    maxBuffer: 2 ** 28,
  });
  if (status === 0) {
    process.stderr.write(`${((Date.now() - from) / 1000).toFixed(1)} s\n`);
    return;
  }
  process.stderr.write(`failed\n\n${stdout ?? ""}${stderr ?? ""}${error ?? ""}\n`);
  process.exit(status ?? 1);
}
