import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { hermes } from "./find-hermes.js";
import { NativeSide } from "./native-side.js";

/** A Hermes VM that runs a bundle. It is older than any engine that React Native still uses, so it lacks whatever those lack. */
export class Hermes {
  readonly #vm: ChildProcessWithoutNullStreams;
  readonly #native = new NativeSide((name, ...args) => this.#receive({ type: "event", name, args }));
  readonly #timers = new Map<number, NodeJS.Timeout>();
  readonly #calls = new Map<number, { resolve(value: any): void; reject(error: Error): void }>();
  #lastCall = 0;
  #complaints = "";

  /** Starts the VM's REPL and runs the bundle in it. */
  constructor(bundle: string) {
    if ("missing" in hermes) throw new Error(hermes.missing);
    this.#vm = spawn(hermes.found, ["-prompt=", "-prompt2="]);
    createInterface(this.#vm.stdout).on("line", (line) => this.#hear(line));
    this.#vm.stderr.on("data", (text) => {
      this.#complaints += text;
    });
    this.#vm.on("exit", (code) => {
      for (const { reject } of this.#calls.values())
        reject(new Error(`The VM ended with ${code}. ${this.#complaints}`));
    });
    this.#evaluate(`(0,eval)(${literal(readFileSync(bundle, "utf8"))})`);
  }

  /** Calls a global function of the bundle with JSON values, and waits for its promise. */
  call(name: string, ...args: unknown[]): Promise<any> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastCall;
      this.#calls.set(id, { resolve, reject });
      this.#evaluate(
        `Promise.resolve().then(function(){return globalThis[${literal(name)}].apply(null,${literal(args)})}).then(` +
          `function(value){nativeSide.send({type:"done",id:${id},value:value})},` +
          `function(error){nativeSide.send({type:"done",id:${id},error:String(error&&error.stack||error)})})`,
      );
    });
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#native.close();
    this.#vm.kill();
  }

  #evaluate(code: string): void {
    this.#vm.stdin.write(`${code};0\n`);
  }

  #receive(message: object): void {
    this.#evaluate(`nativeSide.receive(${literal(message)})`);
  }

  #hear(line: string): void {
    const start = line.indexOf("\u0001");
    if (start >= 0) this.#handle(JSON.parse(line.slice(start + 1)));
    else if (line.includes("Uncaught")) this.#complaints += `${line}\n`;
  }

  #handle(message: any): void {
    const { type, id } = message;
    if (type === "start timer") {
      const fire = () => this.#receive({ type: "timer", id });
      this.#timers.set(id, (message.repeats ? setInterval : setTimeout)(fire, message.ms));
    } else if (type === "stop timer") {
      clearTimeout(this.#timers.get(id));
      this.#timers.delete(id);
    } else if (type === "call") {
      this.#respond(message);
    } else if (type === "log") {
      this.#complaints += `${message.message}\n`;
    } else {
      const call = this.#calls.get(id)!;
      this.#calls.delete(id);
      if (message.error === undefined) call.resolve(message.value);
      else call.reject(new Error(`${message.error}\n${this.#complaints}`));
    }
  }

  #respond({ id, module, method, args }: { id?: number; module: string; method: string; args: any[] }): void {
    const value = this.#native.call(module, method, args);
    if (id !== undefined) this.#receive({ type: "response", id, value });
  }
}

/** A value as source text on one line. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}
