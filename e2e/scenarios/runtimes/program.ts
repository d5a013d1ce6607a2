import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { isolatedEnvironment } from "@stskit/e2e-support/environment/isolated-environment";
import type { Platform, Runtime } from "../transcript/stage.js";

/** A program that performs tasks from stdin. Closing fails unless it exits by itself, with code 0. */
export function startProgram(platform: Platform, command: string, args: readonly string[]): Runtime {
  const cwd = fileURLToPath(new URL("../dist", import.meta.url));
  const child = spawn(command, args, { cwd, env: isolatedEnvironment, stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const responses = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    platform,
    async perform(task) {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      const { value, done } = await responses.next();
      if (done) throw new Error(`${command} ended while it performed ${task.scenario}.`);
      return JSON.parse(value);
    },
    async close() {
      child.stdin.end();
      const [code] = await exited;
      if (code !== 0) throw new Error(`${command} ended with code ${code}.`);
    },
  };
}
