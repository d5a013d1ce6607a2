import { fileURLToPath } from "node:url";
import { runWorkerd } from "@stskit/e2e-runtimes";
import type { Runtime } from "../transcript/stage.js";

const config = fileURLToPath(new URL("workerd.capnp", import.meta.url));

/** A Cloudflare Worker that receives tasks as requests. */
export async function startWorkerd(program: string): Promise<Runtime> {
  const worker = await runWorkerd(program, config);
  return {
    platform: "browser",
    async perform(task) {
      const response = await fetch(worker.url, { method: "POST", body: JSON.stringify(task) });
      return response.json() as ReturnType<Runtime["perform"]>;
    },
    close: () => worker.close(),
  };
}
