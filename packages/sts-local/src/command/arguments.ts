import { type ParseArgsConfig, parseArgs } from "node:util";

/** A mistake of the user. Its message is shown without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const DEFAULT_PORT = 4599;

/** Parses flags; `--help` is always one of them. Throws `UsageError` for unknown ones. */
export function parseFlags<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: "boolean", short: "h" } } })
      .values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}
