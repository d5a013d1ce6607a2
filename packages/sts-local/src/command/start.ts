import { startStsLocal } from "../start-sts-local.js";
import { DEFAULT_PORT, parseFlags, UsageError } from "./arguments.js";
import { banner, exposureWarning, requestLine } from "./banner.js";
import { mistakeIn, readConfigFile } from "./config-file.js";
import type { Subcommand } from "./subcommand.js";
import { subcommands } from "./subcommands.js";
import { watchConfig } from "./watch-config.js";

const DEFAULT_HOST = "127.0.0.1";

/** Starts the server: what the command does without a subcommand. */
export const start: Subcommand = {
  summary: "Runs an AWS STS on this machine that verifies what you send it",
  help: `Usage: sts-local [options]
       sts-local <command> [options]

Runs an AWS STS on this machine that verifies what you send it.

Options:
  --port <number>   Port to listen on; 0 takes a free one. Default: ${DEFAULT_PORT}
  --host <address>  Address to listen on. Default: ${DEFAULT_HOST}
  --config <file>   JSON file with options of startStsLocal: users, roles, accountId ...
  --watch           Take up changes of that file's users, roles, providers and member accounts
  --remote-control  Let other machines use the HTTP API: issue tokens, change users and roles ...
  --quiet           Print the endpoint alone, and no requests
  --help            Print this text

Commands:
${[...subcommands].map(([name, { summary }]) => `  ${name.padEnd(16)}  ${summary}`).join("\n")}
  <command> --help  Prints the options of a command
`,
  async run(args, terminal) {
    const flags = parseFlags(args, {
      port: { type: "string" },
      host: { type: "string" },
      config: { type: "string" },
      watch: { type: "boolean" },
      "remote-control": { type: "boolean" },
      quiet: { type: "boolean" },
    });
    const port = flags.port === undefined ? undefined : parsePort(flags.port);
    const config = flags.config === undefined ? {} : await readConfigFile(flags.config);
    if (flags.watch && flags.config === undefined)
      throw new UsageError("--watch needs the file to watch: --config <file>.");
    if (flags.host === "") throw new UsageError("--host must be an address to listen on, not empty.");
    const host = flags.host ?? config.host ?? DEFAULT_HOST;
    const server = await startStsLocal({
      ...config,
      port: port ?? config.port ?? DEFAULT_PORT,
      host,
      ...(flags["remote-control"] && { remoteControl: true }),
      ...(!flags.quiet && { onRequest: (record) => terminal.out(`${requestLine(record)}\n`) }),
    }).catch((error: unknown) => {
      if (flags.config !== undefined && error instanceof TypeError) throw mistakeIn(flags.config, error);
      throw error;
    });
    terminal.out(flags.quiet ? `${server.endpoint}\n` : `${banner(server, host)}\n`);
    const warning = exposureWarning(host);
    if (warning !== undefined) terminal.err(`${warning}\n`);
    if (flags.watch) watchConfig(flags.config!, config, server, terminal);
    return { server };
  },
};

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not ${text}.`);
  return port;
}
