import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type {} from "@stskit/e2e-install/released-packages";
import { isolatedEnvironment } from "@stskit/e2e-support/environment/isolated-environment";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { inject } from "vitest";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

/** What a page tells its reader to do, or to see. */
type Step =
  | { readonly kind: "create"; readonly file: string; readonly content: string }
  | { readonly kind: "run" | "leave running"; readonly commands: string }
  | { readonly kind: "see"; readonly output: string };

/** The fenced blocks of a part of a page, each with the paragraph before it. */
function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/([^\n]*)\n\n```(\w+)\n(.*?)^```$/gms)].map(
    ([, before = "", language, code = ""]): Step => {
      const file = /[Cc]reate `(.+)`:$/.exec(before)?.[1];
      if (file !== undefined) return { kind: "create", file, content: code };
      if (language === "text") return { kind: "see", output: code.trim() };
      if (language !== "sh") throw new Error(`Nothing says what to do with this: ${code}`);
      return { kind: before.includes("leave it running") ? "leave running" : "run", commands: code.trim() };
    },
  );
}

/** Follows a page of docs/getting-started to the letter, in a folder of its own. */
export class Reader {
  readonly #servers: ChildProcess[] = [];
  /** The lines of the local STS to paste into another shell. */
  #pasted = "";
  #printed = "";

  private constructor(
    readonly folder: string,
    readonly steps: readonly Step[],
    readonly ports: ReadonlyMap<string, number>,
  ) {}

  /** @param heading the part of the page, if it isn't all of it */
  static async open(page: string, folder: string, heading = ""): Promise<Reader> {
    let markdown = readFileSync(join(docs, page), "utf8");
    if (heading) markdown = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`))!;
    // Tests share the machine, so they can't have the ports that a reader would use.
    const ports = new Map<string, number>();
    for (const [port] of markdown.matchAll(/\b(?:4599|5173|8787)\b/g))
      if (!ports.has(port)) ports.set(port, await unusedPort());
    for (const [port, unused] of ports) markdown = markdown.replaceAll(port, String(unused));
    return new Reader(folder, stepsOf(markdown), ports);
  }

  /** Does it all, and returns what the page says that its reader will see in the end, and what the last command printed. */
  async follow(): Promise<{ expected: string; printed: string }> {
    let seen = "";
    for (const step of this.steps) {
      if (step.kind === "create") writeFileSync(join(this.folder, step.file), step.content);
      else if (step.kind === "see") seen = step.output;
      else if (step.kind === "leave running") await this.#leaveRunning(step.commands);
      else await this.#run(step.commands);
    }
    return { expected: seen, printed: this.#printed };
  }

  async close(): Promise<void> {
    for (const server of this.#servers.filter(({ exitCode }) => exitCode === null)) {
      // npx has started it, so it is the group that has to end.
      process.kill(-server.pid!);
      await once(server, "exit");
    }
  }

  async #run(commands: string): Promise<void> {
    const child = this.#shell(commands);
    const [stdout, stderr] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      once(child, "close"),
    ]);
    if (child.exitCode !== 0)
      throw new Error(`${commands}\nended with ${child.exitCode}: ${stdout}${stderr}`);
    this.#printed = stdout.trim();
  }

  async #leaveRunning(command: string): Promise<void> {
    const server = this.#shell(command, true);
    this.#servers.push(server);
    const lines: string[] = [];
    const ready = command.includes("sts-local") ? /npx @stskit\/sts-local/ : /localhost/;
    for await (const line of createInterface(server.stdout!)) {
      lines.push(line);
      if (ready.test(line)) break;
    }
    if (!ready.test(lines.at(-1) ?? "")) throw new Error(`${command}\nended: ${lines.join("\n")}`);
    this.#pasted += lines.filter((line) => /^ {2}(unset|export) /.test(line)).join("\n");
    server.stdout!.resume();
  }

  #shell(commands: string, detached = false): ChildProcess {
    return spawn("sh", ["-ec", `${this.#pasted}\n${commands}`], {
      cwd: this.folder,
      detached,
      stdio: ["ignore", "pipe", detached ? "ignore" : "pipe"],
      env: {
        ...isolatedEnvironment,
        PATH: `${join(this.folder, "bin")}:${process.env["PATH"]}`,
        HOME: this.folder,
        npm_config_registry: inject("registry"),
        // No test needs the network.
        CLOUDFLARE_CF_FETCH_ENABLED: "false",
        WRANGLER_SEND_METRICS: "false",
      },
    });
  }
}
