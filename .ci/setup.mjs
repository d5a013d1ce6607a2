// Installs dependencies and builds the project. Requires only Node.js and npm. Given the name of a package, it does so for
// that package only. `npm start` and `npm test` run it first; it takes a few seconds when there is nothing to do.
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
const pnpm = `npx --yes ${packageManager}`;
const [ofWorkspace, ofPackage] = only ? [` --filter=${workspace}`, ` --filter=${only}...`] : ["", ""];
run(
  `${pnpm} install --frozen-lockfile --reporter=append-only${ofWorkspace}${ofPackage}`,
  "Installing dependencies",
);
run(`${pnpm} exec turbo run build --output-logs=errors-only${ofPackage}`, "Building");

function requireNode(minimum) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [minimumMajor, minimumMinor] = minimum.split(".").map(Number);
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  console.error(`Node.js ${minimum} or newer is required; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command line in a shell, since on Windows `npx` is a script of the shell's. Shows its output only on failure. */
function run(command, what) {
  process.stderr.write(`${what} … `);
  const from = Date.now();
  const { status, stdout, stderr, error } = spawnSync(command, {
    cwd: root,
    encoding: "utf8",
    shell: true,
    maxBuffer: 2 ** 28,
  });
  if (status === 0) {
    process.stderr.write(`${((Date.now() - from) / 1000).toFixed(1)} s\n`);
    return;
  }
  process.stderr.write(`failed\n\n${stdout ?? ""}${stderr ?? ""}${error ?? ""}\n`);
  process.exit(status ?? 1);
}
