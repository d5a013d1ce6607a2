import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

export interface BrowserExample {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the example for production and serves it, together with its local STS. */
export async function startBrowserExample(): Promise<BrowserExample> {
  const root = fileURLToPath(new URL("../../examples/browser", import.meta.url));
  const outDir = await mkdtemp(join(tmpdir(), "stskit-example-"));
  const options = { root, build: { outDir, emptyOutDir: true }, logLevel: "warn" } as const;
  await build(options);
  const server = await preview({ ...options, preview: { host: "127.0.0.1", port: 0 } });
  return {
    url: server.resolvedUrls!.local[0]!,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
