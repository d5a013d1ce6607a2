import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import type { StsLocal } from "@stskit/sts-local";

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in the folder of a project. The AWS variables lead to a local STS, as alice. */
export function runProgram(
  sts: StsLocal,
  project: string,
  command: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Printed> {
  return run(projectFolder(project), command, args, { ...programEnvironment(sts), ...environment });
}

/** Runs a program in a folder, with no other variables than the given ones. */
export async function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Printed> {
  const { stdout, stderr } = await promisify(execFile)(command, args, { cwd, env }).catch((error) => {
    throw new Error(`${command} ${args.join(" ")} failed:\n${error.stdout}${error.stderr}`, { cause: error });
  });
  return { stdout: stdout.trim(), stderr: stderr.trim() };
}

export function projectFolder(project: string): string {
  return fileURLToPath(new URL(`projects/${project}/`, import.meta.url));
}
