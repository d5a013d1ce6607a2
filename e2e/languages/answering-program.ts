import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { environment } from "./environment.js";

/** A program that answers each line of JSON with another one. */
export interface AnsweringProgram {
  ask(question: object): Promise<any>;
  close(): Promise<void>;
}

export function startAnswering([program, ...args]: readonly string[]): AnsweringProgram {
  const child = spawn(program!, args, { env: environment, stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`${program} ended instead of answering ${JSON.stringify(question)}`);
      return JSON.parse(value);
    },
    async close() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
