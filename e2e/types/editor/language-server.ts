import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { server } from "typescript";

const tsserver = createRequire(import.meta.url).resolve("typescript/bin/tsserver");

/** The programs that tests ask about exist in the editor only, beside this package's dependencies. */
const FILE = fileURLToPath(new URL("../program.ts", import.meta.url));

/** Marks the cursor in a program. */
const CURSOR = "▏";

/** TypeScript's language server, which editors run. It has one program open at a time. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #pending = new Map<number, (response: server.protocol.Response) => void>();
  #sequence = 0;

  /** @param options - compiler options beside the usual ones */
  constructor(options: server.protocol.CompilerOptions = {}) {
    this.#process = spawn(process.execPath, [tsserver, "--disableAutomaticTypingAcquisition"]);
    let output = "";
    this.#process.stdout.setEncoding("utf8").on("data", (chunk) => {
      const lines = (output + chunk).split("\n");
      output = lines.pop()!;
      for (const line of lines) if (line.startsWith("{")) this.#receive(JSON.parse(line));
    });
    this.#tell("compilerOptionsForInferredProjects", {
      options: {
        strict: true,
        module: "nodenext",
        target: "es2022",
        lib: ["es2023", "dom"],
        types: ["node"],
        ...options,
      },
    });
  }

  /** The names that the editor suggests at the cursor. */
  async completions(program: string): Promise<string[]> {
    const { entries } = await this.#ask<{ entries: { name: string }[] }>("completionInfo", program);
    return entries.map(({ name }) => name);
  }

  /** What the editor shows about the symbol at the cursor. */
  async hover(program: string): Promise<string> {
    type Info = { displayString: string; documentation: string; tags: { name: string; text: string }[] };
    const { displayString, documentation, tags } = await this.#ask<Info>("quickinfo", program);
    return [displayString, documentation, ...tags.map(({ name, text }) => `@${name} ${text}`)].join("\n");
  }

  /** The file that "go to definition" opens from the cursor. */
  async definition(program: string): Promise<string[]> {
    const found = await this.#ask<{ file: string }[]>("definition", program);
    return found.map(({ file }) => file);
  }

  /** The errors that the editor underlines. */
  async errors(program: string): Promise<string[]> {
    const found = await this.#ask<{ text: string }[]>("semanticDiagnosticsSync", program);
    return found.map(({ text }) => text);
  }

  async close(): Promise<void> {
    this.#process.kill();
    await once(this.#process, "exit");
  }

  async #ask<Body>(command: string, program: string): Promise<Body> {
    const [before = "", after = ""] = program.split(CURSOR);
    this.#tell("open", { file: FILE, fileContent: before + after, scriptKindName: "TS" });
    const lines = before.split("\n");
    const cursor = { line: lines.length, offset: lines.at(-1)!.length + 1 };
    const response = await new Promise<server.protocol.Response>((resolve) => {
      this.#pending.set(this.#tell(command, { file: FILE, ...cursor }), resolve);
    });
    if (!response.success) throw new Error(`${command}: ${response.message}`);
    return response.body as Body;
  }

  #tell(command: string, options: object): number {
    const seq = ++this.#sequence;
    this.#process.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: options })}\n`);
    return seq;
  }

  #receive(message: server.protocol.Message): void {
    if (message.type !== "response") return;
    const response = message as server.protocol.Response;
    this.#pending.get(response.request_seq)?.(response);
    this.#pending.delete(response.request_seq);
  }
}
