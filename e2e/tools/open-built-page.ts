import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type OpenPage, openPage } from "@stskit/e2e-runtimes";

/** Serves the files that a bundler wrote into a folder, and opens its `index.html`. */
export async function openBuiltPage(
  browser: Parameters<typeof openPage>[0],
  folder: string,
): Promise<OpenPage> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = `/${relative(folder, file).replaceAll(sep, "/")}`;
      const type = name.endsWith(".html") ? "text/html" : "text/javascript";
      return [path === "/index.html" ? "/" : path, { type, body: await readFile(file) }] as const;
    });
  return openPage(browser, Object.fromEntries(await Promise.all(files)));
}
