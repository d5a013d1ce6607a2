import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Caller } from "./caller.js";
import { environment } from "./environment.js";

/** Calls STS with the AWS CLI: each call is a process, with a home directory of the test's. */
export function awsCli([program, ...args]: readonly string[], endpoint: string): Caller {
  const home = mkdtempSync(join(tmpdir(), "stskit-home-"));
  return {
    async call({ operation, input, credentials }) {
      const command = operation.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
      const options = ["--endpoint-url", endpoint, "--region", "us-east-1", "--output", "json"];
      const { stdout, stderr } = await run(
        program!,
        [...args, "sts", command, ...options, "--cli-input-json", JSON.stringify(input)],
        {
          ...environment,
          HOME: home,
          AWS_MAX_ATTEMPTS: "1",
          ...(credentials && {
            AWS_ACCESS_KEY_ID: credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          }),
          ...(credentials?.sessionToken && { AWS_SESSION_TOKEN: credentials.sessionToken }),
        },
      );
      return stdout ? { output: JSON.parse(stdout) } : errorIn(stderr);
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

function errorIn(stderr: string): Answer {
  const [, code, message] =
    /An error occurred \((\S+)\) when calling the \w+ operation(?: \(reached max retries: 0\))?: (.*)$/s.exec(
      stderr.trim(),
    ) ?? [];
  if (code === undefined) throw new Error(stderr);
  return { error: { code, message: message! } };
}

/** What a program prints, whether it succeeds or not. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ stdout: string; stderr: string }>((resolve) => {
    execFile(program, args, { env }, (_error, stdout, stderr) => resolve({ stdout, stderr }));
  });
}
