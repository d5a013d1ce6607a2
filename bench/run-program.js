import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The environment of all programs. */
export const environment = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** Runs a program and returns what it prints. */
export async function run(command, args, options = {}) {
  const { stdout } = await promisify(execFile)(command, args, {
    maxBuffer: 2 ** 28,
    env: environment,
    ...options,
  });
  return stdout;
}

/** Runs a program of Node.js that prints one line of JSON. */
export async function measure(args, options) {
  return JSON.parse(await run(process.execPath, args, options));
}
