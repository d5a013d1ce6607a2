import { DEFAULT_PORT, parseFlags, UsageError } from "./arguments.js";
import { askServer } from "./ask-server.js";
import type { Subcommand } from "./subcommand.js";

/** A flag that sets an option of what is issued. */
export interface IssueFlag {
  /** What follows the flag: `<seconds>`. */
  readonly value: string;
  readonly help: string;
  /** The option's name. */
  readonly option: string;
  /** Reads the values, one for each time that the flag is given. Throws `UsageError`. @default the last one, as it is */
  readonly read?: (values: readonly string[], flag: string) => unknown;
}

/** A subcommand that asks the running server for something, and prints nothing else. */
export function issueCommand(
  name: string,
  summary: string,
  flags: Readonly<Record<string, IssueFlag>>,
): Subcommand {
  return {
    summary,
    help: helpOf(name, summary, flags),
    async run(args, terminal) {
      const names = [...Object.keys(flags), "endpoint"];
      const given = parseFlags(
        args,
        Object.fromEntries(names.map((flag) => [flag, { type: "string", multiple: true } as const])),
      );
      const valuesOf = (flag: string) => given[flag] as readonly string[] | undefined;
      const options = Object.entries(flags).flatMap(([flag, { option, read = last }]) => {
        const values = valuesOf(flag);
        return values === undefined ? [] : [[option, read(values, flag)] as const];
      });
      const value = await askServer(
        valuesOf("endpoint")?.at(-1) ?? (terminal.environment["AWS_ENDPOINT_URL_STS"] || undefined),
        name,
        Object.fromEntries(options),
      );
      terminal.out(`${value}\n`);
      return { exitCode: 0 };
    },
  };
}

const last = (values: readonly string[]) => values.at(-1);

/** The flag of all that expires. */
export function expiresIn(defaultSeconds: number): IssueFlag {
  return {
    value: "<seconds>",
    help: `Time until it expires; --expires-in=-1 for one that has. Default: ${defaultSeconds}`,
    option: "expiresInSeconds",
    read: seconds,
  };
}

export function seconds(values: readonly string[], flag: string): number {
  const text = values.at(-1)!;
  if (!/^-?\d+$/.test(text)) throw new UsageError(`--${flag} must be a number of seconds, not ${text}.`);
  return Number(text);
}

function helpOf(name: string, summary: string, flags: Readonly<Record<string, IssueFlag>>): string {
  const rows = [
    ...Object.entries(flags).map(([flag, { value, help }]) => [`--${flag} ${value}`, help] as const),
    [
      "--endpoint <url>",
      `The server. Default: AWS_ENDPOINT_URL_STS, or http://127.0.0.1:${DEFAULT_PORT}`,
    ] as const,
    ["--help", "Print this text"] as const,
  ];
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    `Usage: sts-local ${name} [options]`,
    "",
    `${summary}.`,
    "",
    "Options:",
    ...rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`),
    "",
  ].join("\n");
}
