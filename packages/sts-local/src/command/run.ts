import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { type CommandArguments, DEFAULT_PORT, HELP, parseArguments, UsageError } from "./arguments.js";
import { banner, exposureWarning, requestLine } from "./banner.js";
import { readConfigFile } from "./config-file.js";

const DEFAULT_HOST = "127.0.0.1";

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
    return { server: await start(parsed, terminal) };
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
  const address = host ?? config.host ?? DEFAULT_HOST;
  const server = await startStsLocal({
    ...config,
    port: port ?? config.port ?? DEFAULT_PORT,
    host: address,
    ...(!quiet && { onRequest: (record) => terminal.out(`${requestLine(record)}\n`) }),
  });
  terminal.out(quiet ? `${server.endpoint}\n` : `${banner(server, address)}\n`);
  const warning = exposureWarning(address);
  if (warning !== undefined) terminal.err(`${warning}\n`);
  return server;
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
