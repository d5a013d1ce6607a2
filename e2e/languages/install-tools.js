// Plain JavaScript: the set-up runs it. What it installs is pinned: boto3 by requirements.txt, the command line tools by the lockfile.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { awsCli1, awsCli2, boto3, findPython, pythonIn } from "./find-tools.js";

/** Installs what is missing, if there is Python. */
export function installTools() {
  const python = findPython();
  if ("missing" in python) return;
  install("boto3", boto3, (part) => {
    run([...python.found, "-m", "venv", part]);
    const pip = [pythonIn(part), "-m", "pip", "install", "--retries", "0", "--disable-pip-version-check"];
    run([...pip, "--only-binary", ":all:", "--require-hashes", "--requirement", boto3.source]);
    return part;
  });
  install("the AWS CLI 1", awsCli1, (part) => {
    run([...python.found, "-m", "zipfile", "--extract", awsCli1.source, part]);
    return join(part, "awscli");
  });
  // It is a program for 64-bit Linux on Intel.
  if (process.platform !== "linux" || process.arch !== "x64") return;
  install("the AWS CLI 2", awsCli2, (part) => {
    run([...python.found, "-m", "zipfile", "--extract", awsCli2.source, part]);
    const versions = join(part, "awscli/v2");
    const version = readdirSync(versions).find((name) => existsSync(join(versions, name, "dist")));
    if (version === undefined) throw new Error(`${awsCli2.source} has no awscli/v2/…/dist.`);
    chmodSync(join(versions, version, "dist/aws"), 0o755);
    return join(versions, version, "dist");
  });
}

/**
 * Makes the folder, in the place of those of other versions.
 *
 * @param {string} what
 * @param {import("./find-tools.js").Installed} installed
 * @param {(part: string) => string} fill fills another folder, and returns the part of it that is wanted
 */
function install(what, { name, folder }, fill) {
  if (existsSync(folder)) return;
  process.stderr.write(`Installing ${what} … `);
  const from = Date.now();
  const parent = dirname(folder);
  const part = `${folder}.part`;
  mkdirSync(parent, { recursive: true });
  for (const other of readdirSync(parent)) {
    if (other.startsWith(`${name}-`)) rmSync(join(parent, other), { recursive: true });
  }
  try {
    renameSync(fill(part), folder);
    process.stderr.write(`${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    // The tests then say what is missing.
    process.stderr.write(`failed\n${/** @type {Error} */ (error).message}\n`);
  }
  rmSync(part, { recursive: true, force: true });
}

/** @param {readonly string[]} command */
function run([program, ...args]) {
  const { status, stdout, stderr, error } = spawnSync(/** @type {string} */ (program), args, {
    encoding: "utf8",
  });
  if (status !== 0) throw error ?? new Error(`${stdout}${stderr}`);
}
