import { type ParseArgsConfig, parseArgs } from "node:util";
import { suggestion } from "../shape/nearest.js";

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
  const known = { ...options, help: { type: "boolean", short: "h" } } as const;
  checkNames(args, known);
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

/** Node's own message suggests no other flag. */
function checkNames(args: readonly string[], options: NonNullable<ParseArgsConfig["options"]>): void {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option" || Object.hasOwn(options, token.name)) continue;
    const flags = Object.keys(options).map((name) => `--${name}`);
    const longer = flags.filter((flag) => flag.startsWith(token.rawName));
    const advice = longer.length === 1 ? `did you mean ${longer[0]}?` : suggestion(token.rawName, flags);
    throw new UsageError(`${token.rawName} is unknown; ${advice}`);
  }
}
