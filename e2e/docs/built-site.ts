import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { listen } from "@stskit/e2e-support/network/listen";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

export interface BuiltSite {
  /** Its files, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the site and serves it below a path, as GitHub Pages does. Rejects if the build has a warning. */
export async function buildSite(): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), "stskit-site-"));
  const build = fileURLToPath(import.meta.resolve("@stskit/site/build"));
  await promisify(execFile)(process.execPath, [build, folder]);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map(
    await Promise.all(
      paths.map(
        async (path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(path)] as const,
      ),
    ),
  );
  await rm(folder, { recursive: true });
  const server = await listen(
    createServer(({ url }, response) => {
      const path = new URL(url!, "http://site").pathname
        .replace(/^\/stskit\//, "")
        .replace(/^$/, "index.html");
      const file = files.get(path);
      if (!file) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(file);
    }),
  );
  return { files, url: `${server.url}/stskit/`, close: server.close };
}
