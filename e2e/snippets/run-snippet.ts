import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
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
  const [{ accessKeyId, secretAccessKey }] = sts.accessKeys as [StsLocal["accessKeys"][number]];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], {
    cwd: here,
    timeout: 20_000,
    env: {
      AWS_ENDPOINT_URL_STS: sts.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      // Nothing of the machine that runs the tests.
      AWS_CONFIG_FILE: "/nonexistent/config",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
      AWS_EC2_METADATA_DISABLED: "true",
      ...environment,
    },
  });
  if (stderr) throw new Error(`${file} wrote to stderr:\n${stderr}`);
  return stdout.trim();
}
