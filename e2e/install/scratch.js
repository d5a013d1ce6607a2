import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "node_modules/.bin");

/**
 * A copy of the repository as its files are now, committed or not, with a history of one commit on `main`.
 *
 * @typedef {object} Scratch
 * @property {string} folder
 * @property {(command: string, environment?: Record<string, string>) => Promise<string>} run - runs a shell command and
 *   returns what it prints. Rejects with that if the command fails
 * @property {(...packages: string[]) => Promise<void>} install - installs what packages need (`pnpm --filter`), offline
 * @property {() => void} remove
 */

/** @returns {Promise<Scratch>} */
export async function scratchRepository() {
  const folder = mkdtempSync(join(tmpdir(), "stskit-scratch-"));
  const files = await run(root, "git ls-files -z --cached --others --exclude-standard");
  for (const file of files.split("\0").filter((file) => file && existsSync(join(root, file))))
    cpSync(join(root, file), join(folder, file));

  const scratch = {
    folder,
    run: (command, environment) => run(folder, command, environment),
    async install(...packages) {
      const store = (await run(root, "pnpm store path")).trim();
      const filters = packages.map((name) => `--filter "${name}"`).join(" ");
      await scratch.run(
        `pnpm install --frozen-lockfile --offline --ignore-scripts --store-dir "${store}" ${filters}`,
      );
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  await scratch.run("git init --quiet --initial-branch main");
  for (const setting of ["user.name stskit", "user.email stskit@example.com", "commit.gpgsign false"])
    await scratch.run(`git config ${setting}`);
  await scratch.run("git config tag.gpgsign false && git add --all && git commit --quiet --message Start");
  return scratch;
}

/**
 * The versions of the published packages, by name.
 *
 * @param {Scratch} scratch
 * @returns {Record<string, string>}
 */
export function versionsIn({ folder }) {
  const packages = join(folder, "packages");
  const manifests = readdirSync(packages).map((name) =>
    JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")),
  );
  return Object.fromEntries(manifests.map(({ name, version }) => [name, version]));
}

/** The command that a workflow of the repository has in a line of this name. */
export function workflowCommand(workflow, name) {
  const text = readFileSync(join(root, ".github/workflows", workflow), "utf8");
  const command = text.match(new RegExp(`^ +(?:- )?${name}: (.*changeset.*)$`, "m"))?.[1];
  if (!command) throw new Error(`${workflow} has no line "${name}: …changeset…".`);
  return command;
}

/** Programs of the workspace, such as pnpm, are found first. */
function run(cwd, command, environment = {}) {
  const env = { ...process.env, PATH: bin + delimiter + process.env.PATH, ...environment };
  return new Promise((resolve, reject) => {
    let printed = "";
    const child = spawn(command, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (printed += text));
    child.once("error", reject).once("close", (status) => {
      if (status === 0) resolve(printed);
      else reject(new Error(`${command} in ${cwd} ended with ${status}:\n${printed}`));
    });
  });
}
