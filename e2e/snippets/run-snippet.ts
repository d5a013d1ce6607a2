import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import type { StsLocal } from "@stskit/sts-local";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Runs a program against a local STS, as alice, and gives what it printed. It fails when the program does, when it
 * writes to stderr, and when it does not end by itself, for instance because a socket keeps it alive.
 */
export async function runSnippet(
  sts: StsLocal,
  file: string,
  environment: Record<string, string> = {},
): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], {
    cwd: here,
    timeout: 20_000,
    env: { ...programEnvironment(sts), ...environment },
  });
  if (stderr) throw new Error(`${file} wrote to stderr:\n${stderr}`);
  return stdout.trim();
}
