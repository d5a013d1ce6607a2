import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs a program and returns what it prints. */
export async function run(command, args, options = {}) {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true", ...options.env };
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 2 ** 28, ...options, env });
  return stdout;
}

/** Runs a program of Node.js that prints one line of JSON. */
export async function measure(args, options) {
  return JSON.parse(await run(process.execPath, args, options));
}
