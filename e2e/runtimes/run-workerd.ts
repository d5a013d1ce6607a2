import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface RunningWorker {
  /** Where it accepts requests. */
  readonly url: string;
  close(): Promise<void>;
}

/** Runs Cloudflare's runtime with a configuration file, which may refer to environment variables. */
export async function runWorkerd(
  program: string,
  config: string,
  env: Record<string, string> = {},
): Promise<RunningWorker> {
  // It reports its port on a separate channel.
  const child = spawn(program, ["serve", config, "--control-fd=3"], {
    env,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [line] = await once(createInterface({ input: child.stdio[3] as NodeJS.ReadableStream }), "line");
  return {
    url: `http://127.0.0.1:${JSON.parse(line).port}/`,
    async close() {
      child.kill();
      await once(child, "exit");
    },
  };
}
