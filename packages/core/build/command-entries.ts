import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const COMMANDS = new URL("../src/commands/", import.meta.url);

/**
 * Writes the `src/commands` of a platform's package: one entry point per operation, so that a program can import a single
 * command. Each of core's files that is named for a command has one.
 *
 * @param root - the package's folder
 * @returns the entry points, for tsdown
 */
export function platformCommandEntries(root: URL): string {
  const folder = new URL("src/commands/", root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(COMMANDS)) {
    const [, operation] = /^(\w+)Command\.ts$/.exec(file) ?? [];
    if (!operation) continue;
    const command = `${operation}Command`;
    writeFileSync(
      new URL(file, folder),
      `export {
  ${command},
  type ${command}Input,
  type ${command}Output,
  type ${operation}Request,
  type ${operation}Response,
  type ${operation}Result,
} from "@stskit/core/commands/${command}";
`,
    );
  }
  return "src/commands/*.ts";
}
