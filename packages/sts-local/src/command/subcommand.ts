import type { StsLocal } from "../sts-local.js";

/** Where the command writes its output and reads its input, and the environment variables it reads. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  input(): Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A running server, or an exit code. */
export type CommandResult = { readonly server: StsLocal } | { readonly exitCode: 0 | 1 | 2 };

/** What the first argument selects. */
export interface Subcommand {
  /** What it does, as a sentence without its period. */
  readonly summary: string;
  readonly help: string;
  /** Rejects with `UsageError` for invalid arguments, and other errors if it fails. Their messages are shown. */
  run(args: readonly string[], terminal: Terminal): Promise<CommandResult>;
}
