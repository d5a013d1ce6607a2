// Plain JavaScript: the set-up asks it what to install, and runs on any Node.js.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * How a tool is called, or why it can't be and which of Debian's packages bring it.
 *
 * @typedef {{ readonly found: readonly string[] } | { readonly missing: string, readonly packages: readonly string[] }} FoundTool
 */

/**
 * What the set-up puts into a folder of this project, which is named for its version.
 *
 * @typedef {{ readonly name: string, readonly source: string, readonly folder: string }} Installed
 */

const require = createRequire(import.meta.url);
const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));

/** A virtual environment with boto3. */
export const boto3 = installed(
  "boto3",
  requirements,
  createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 8),
);
export const awsCli1 = ofAsset("awscli-v1");
export const awsCli2 = ofAsset("awscli-v2");

/**
 * AWS publishes its command line tools to npm too, as archives for Lambda.
 *
 * @param {string} name
 */
function ofAsset(name) {
  const manifest = require.resolve(`@aws-cdk/asset-${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  return installed(name, join(dirname(manifest), "lib/layer.zip"), version);
}

/**
 * @param {string} name
 * @param {string} source
 * @param {string} version
 * @returns {Installed}
 */
function installed(name, source, version) {
  return { name, source, folder: fileURLToPath(new URL(`installed/${name}-${version}`, import.meta.url)) };
}

/**
 * Python, for the set-up and the AWS CLI 1.
 *
 * @returns {FoundTool}
 */
export function findPython() {
  // `python3` may be a script that looks for Python in the home directory, which tests replace.
  const program = "import ensurepip, sys, venv; print(sys.executable)";
  const { status, stdout } = spawnSync("python3", ["-c", program], { encoding: "utf8" });
  return status === 0 ? { found: [stdout.trim()] } : missing("Python 3 with venv", ["python3-venv"]);
}

/**
 * Python with boto3: the set-up's, else the system's if it knows all operations and what they answer.
 *
 * @returns {FoundTool}
 */
export function findBoto3() {
  const client = `boto3.client("sts", region_name="us-east-1")`;
  const output = `${client}.meta.service_model.operation_model("AssumeRole").output_shape`;
  const knows = `import boto3; ${client}.get_web_identity_token; ${output}.members["SessionTokenSize"]`;
  const system = findPython();
  const pythons = [[pythonIn(boto3.folder)], ...("found" in system ? [system.found] : [])];
  const found = pythons.find((python) => succeeds([...python, "-c", knows]));
  return found ? { found } : notSetUp("boto3");
}

/**
 * Where a virtual environment has Python.
 *
 * @param {string} folder
 */
export function pythonIn(folder) {
  return join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
}

/** @returns {FoundTool} */
export function findAwsCli1() {
  const python = findPython();
  if ("missing" in python) return python;
  const program = join(awsCli1.folder, "aws");
  return existsSync(program) ? { found: [...python.found, program] } : notSetUp("The AWS CLI 1");
}

/** @returns {FoundTool} */
export function findAwsCli2() {
  const program = join(awsCli2.folder, "aws");
  if (existsSync(program)) return { found: [program] };
  return notSetUp("The AWS CLI 2, for Linux on x64,");
}

/**
 * Ruby with AWS's SDK.
 *
 * @returns {FoundTool}
 */
export function findRuby() {
  if (succeeds(["ruby", "-e", 'require "aws-sdk-core"; Aws::STS::Client'])) return { found: ["ruby"] };
  return missing("Ruby with aws-sdk-core", ["ruby", "ruby-aws-sdk-core"]);
}

/**
 * Go with the sources of AWS's SDK, from Debian.
 *
 * @returns {FoundTool}
 */
export function findGo() {
  const sdk = "/usr/share/gocode/src/github.com/aws/aws-sdk-go-v2/service/sts";
  if (existsSync(sdk) && succeeds(["go", "version"])) return { found: ["go"] };
  return missing("Go with aws-sdk-go-v2", ["golang-go", "golang-github-aws-aws-sdk-go-v2-dev"]);
}

/**
 * @param {string} what
 * @param {readonly string[]} packages
 */
function missing(what, packages) {
  return { missing: `${what} is not installed. On Debian: apt-get install ${packages.join(" ")}`, packages };
}

/** @param {string} what */
function notSetUp(what) {
  return { missing: `${what} is not installed. With Python 3: node .ci/system-packages.mjs`, packages: [] };
}

/** @param {readonly string[]} command */
function succeeds([program, ...args]) {
  return spawnSync(/** @type {string} */ (program), args, { stdio: "ignore" }).status === 0;
}
