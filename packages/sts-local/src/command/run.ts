import { suggestion } from "../shape/nearest.js";
import { UsageError } from "./arguments.js";
import { start } from "./start.js";
import type { CommandResult, Terminal } from "./subcommand.js";
import { subcommands } from "./subcommands.js";

/** Runs the command. The exit code is 1 if it fails, and 2 for invalid arguments. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<CommandResult> {
  const [first = "-"] = args;
  const name = first.startsWith("-") ? "" : first;
  try {
    const subcommand = name === "" ? start : subcommands.get(name);
    if (subcommand === undefined) throw unknownCommand(name);
    const rest = name === "" ? args : args.slice(1);
    if (!rest.includes("--help") && !rest.includes("-h")) return await subcommand.run(rest, terminal);
    terminal.out(subcommand.help);
    return { exitCode: 0 };
  } catch (error) {
    const usage = error instanceof UsageError;
    const help = subcommands.has(name) ? `sts-local ${name} --help` : "sts-local --help";
    terminal.err(`sts-local: ${explain(error)}\n${usage ? `Try ${help}.\n` : ""}`);
    return { exitCode: usage ? 2 : 1 };
  }
}

function unknownCommand(name: string): UsageError {
  return new UsageError(`${name} is no command; ${suggestion(name, [...subcommands.keys()])}`);
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
  return message;
}
