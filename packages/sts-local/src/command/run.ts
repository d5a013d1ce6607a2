import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { type CommandArguments, DEFAULT_PORT, HELP, parseArguments, UsageError } from "./arguments.js";
import { banner, requestLine } from "./banner.js";
import { readConfigFile } from "./config-file.js";

/** Where the command writes its output. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** A running server, or an exit code. */
export type CommandResult = { readonly server: StsLocal } | { readonly exitCode: 0 | 1 | 2 };

/** Runs the command. The exit code is 1 if the server cannot start, and 2 for invalid arguments. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<CommandResult> {
  try {
    const parsed = parseArguments(args);
    if (parsed.help) {
      terminal.out(HELP);
      return { exitCode: 0 };
    }
    const server = await start(parsed, terminal);
    terminal.out(parsed.quiet ? `${server.endpoint}\n` : `${banner(server)}\n`);
    return { server };
  } catch (error) {
    terminal.err(`sts-local: ${explain(error)}\n`);
    return { exitCode: error instanceof UsageError ? 2 : 1 };
  }
}

async function start(
  { port, host, configFile, quiet }: CommandArguments,
  terminal: Terminal,
): Promise<StsLocal> {
  const config = configFile === undefined ? {} : await readConfigFile(configFile);
  return startStsLocal({
    ...config,
    port: port ?? config.port ?? DEFAULT_PORT,
    ...(host !== undefined && { host }),
    ...(!quiet && { onRequest: (record) => terminal.out(`${requestLine(record)}\n`) }),
  });
}

function explain(error: unknown): string {
  const { code, message, port, address } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (code === "EADDRINUSE")
    return `Port ${port} is in use. Choose another with --port, or 0 for a free one.`;
  if (code === "EACCES") return `Port ${port} requires privileges. Choose one above 1023 with --port.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `This machine has no address ${address ?? "like that"}. Check --host.`;
  return error instanceof UsageError ? `${message}\nTry sts-local --help.` : message;
}
