import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Runtime } from "../transcript/stage.js";

const config = fileURLToPath(new URL("workerd.capnp", import.meta.url));

/** Cloudflare's runtime with a worker that takes tasks over HTTP. It says on a channel of its own where it listens. */
export async function startWorkerd(program: string): Promise<Runtime> {
  const child = spawn(program, ["serve", config, "--control-fd=3"], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [line] = await once(createInterface({ input: child.stdio[3] as NodeJS.ReadableStream }), "line");
  const { port } = JSON.parse(line);
  return {
    platform: "browser",
    async perform(task) {
      const answer = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: JSON.stringify(task) });
      return answer.json() as ReturnType<Runtime["perform"]>;
    },
    async close() {
      child.kill();
      await once(child, "exit");
    },
  };
}
