import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const OPERATIONS = new URL("../src/operations/", import.meta.url);

/**
 * Writes a package's `src/commands`: one entry point per operation, so that a program can import a single command. Each
 * file that exports a command is an operation.
 *
 * @param root - the package's folder
 * @param source - where an entry point imports the command from; in core, from the operation itself
 * @returns the entry points, for tsdown
 */
export function commandEntries(
  root: URL,
  source: (command: string, file: string) => string = (_, file) => `../operations/${file}`,
): string {
  const folder = new URL("src/commands/", root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(OPERATIONS)) {
    const [, operation] =
      /^export class (\w+)Command /m.exec(readFileSync(new URL(file, OPERATIONS), "utf8")) ?? [];
    if (!operation) continue;
    const command = `${operation}Command`;
    writeFileSync(
      new URL(`${command}.ts`, folder),
      `export {
  ${command},
  type ${command}Input,
  type ${command}Output,
  type ${operation}Request,
  type ${operation}Response,
} from "${source(command, file.replace(/\.ts$/, ".js"))}";
`,
    );
  }
  return "src/commands/*.ts";
}

/** Writes the command entry points of a platform's package. */
export function platformCommandEntries(root: URL): string {
  return commandEntries(root, (command) => `@stskit/core/commands/${command}`);
}
