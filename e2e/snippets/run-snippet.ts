import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import type { StsLocal } from "@stskit/sts-local";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Runs a program against a local STS, as alice, and returns its output. Fails if the program does, if it
 * writes to stderr, or if it doesn't exit by itself, for instance because a socket keeps it alive.
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
