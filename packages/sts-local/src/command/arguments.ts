import { parseArgs } from "node:util";

/** The parsed command line. */
export interface CommandArguments {
  readonly help: boolean;
  readonly quiet: boolean;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly configFile: string | undefined;
}

/** A mistake of the user. Its message is shown without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const DEFAULT_PORT = 4599;

export const HELP = `Usage: sts-local [options]

Runs an AWS STS on this machine that verifies what you send it.

Options:
  --port <number>   Port to listen on; 0 takes a free one. Default: ${DEFAULT_PORT}
  --host <address>  Address to listen on. Default: 127.0.0.1
  --config <file>   JSON file with options of startStsLocal: users, roles, accountId ...
  --quiet           Print the endpoint alone, and no requests
  --help            Print this text
`;

/** Parses the command line. Throws `UsageError` for unknown flags and invalid values. */
export function parseArguments(args: readonly string[]): CommandArguments {
  const { port, host, config, quiet, help } = parseFlags(args);
  return {
    help: help ?? false,
    quiet: quiet ?? false,
    port: port === undefined ? undefined : parsePort(port),
    host,
    configFile: config,
  };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        config: { type: "string" },
        quiet: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not ${text}.`);
  return port;
}
