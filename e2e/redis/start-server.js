// Plain JavaScript: the benchmarks start one, too.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * Starts a server on loopback that is empty and writes nothing to disk.
 *
 * @param {import("./find-servers.js").ServerProgram} program
 * @param {number} port
 * @param {readonly string[]} [options] as in its configuration file: `["--maxmemory", "2mb"]`
 * @returns {Promise<import("node:child_process").ChildProcess>} once it accepts connections
 */
export async function startServer({ path, name }, port, options = []) {
  const child = spawn(path, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", ...options], {
    argv0: name,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    /** @type {string[]} */
    const log = [];
    createInterface(child.stdout).on("line", (line) => {
      log.push(line);
      if (line.includes("Ready to accept connections")) resolve(undefined);
    });
    child.once("exit", () => reject(new Error(`The server did not start:\n${log.join("\n")}`)));
  });
  return child;
}
