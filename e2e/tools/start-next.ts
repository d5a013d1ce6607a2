import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import type { StsLocal } from "@stskit/sts-local";
import { projectFolder, runProgram } from "./run-program.js";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

export interface NextApp {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the project for production and serves it. The AWS variables lead to a local STS, as alice. */
export async function startNext(sts: StsLocal, project: string): Promise<NextApp> {
  const environment = { PATH: process.env["PATH"]!, NEXT_TELEMETRY_DISABLED: "1" };
  await runProgram(sts, project, process.execPath, [next, "build"], environment);
  const server = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", "0"], {
    cwd: projectFolder(project),
    env: { ...programEnvironment(sts), ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(server, "exit");
  return {
    url: await printedUrl(server.stdout),
    async close() {
      server.kill();
      await exited;
    },
  };
}

/** The first URL in what the server prints. It accepts connections by then. */
async function printedUrl(output: NodeJS.ReadableStream): Promise<string> {
  let printed = "";
  for await (const line of createInterface({ input: output })) {
    printed += `${line}\n`;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error(`Next.js printed no URL:\n${printed}`);
}
