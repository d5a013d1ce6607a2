import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { Redis } from "ioredis";
import type { ServerProgram } from "./find-servers.js";
import { startServer } from "./start-server.js";

/** A server of the tests' own, on loopback, that keeps nothing on disk. */
export class RedisServer {
  readonly #program: ServerProgram;
  readonly #options: readonly string[];
  readonly #directory = mkdtempSync(join(tmpdir(), "stskit-redis-"));
  readonly port: number;
  #process: ChildProcess | undefined;
  #admin: Redis | undefined;

  /** @param options - as in its configuration file: `["--maxmemory", "2mb"]` */
  static async start(program: ServerProgram, options: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(program, await unusedPort(), options);
    await server.start();
    return server;
  }

  private constructor(program: ServerProgram, port: number, options: readonly string[]) {
    this.#program = program;
    this.port = port;
    this.#options = options;
  }

  /** Starts it, also again on the same port; it then remembers nothing. */
  async start(): Promise<void> {
    const options = ["--dir", this.#directory, ...this.#options];
    this.#process = await startServer(this.#program, this.port, options);
  }

  /** Ends it at once, as a crash does. */
  async stop(): Promise<void> {
    this.#admin?.disconnect();
    this.#admin = undefined;
    this.#process!.kill("SIGKILL");
    await once(this.#process!, "exit");
  }

  /** It keeps its connections and answers nothing until it goes on. */
  freeze(): void {
    this.#process!.kill("SIGSTOP");
  }

  goOn(): void {
    this.#process!.kill("SIGCONT");
  }

  /** Sends a command and returns the reply. */
  command(name: string, ...args: (string | number)[]): Promise<any> {
    this.#admin ??= new Redis({ host: "127.0.0.1", port: this.port });
    return this.#admin.call(name, ...args.map(String));
  }

  async close(): Promise<void> {
    if (this.#process!.exitCode === null && this.#process!.signalCode === null) await this.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
