import { exec } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const PACKAGES = [
  "core",
  "client-sts-node",
  "client-sts-browser",
  "client-sts-react-native",
  "credential-store-redis",
];

const DECLARATION = /\.d\.c?ts$/;

const IMPORTED_PACKAGE = /(?<=\b(?:from |import\()")(?:@[^"/]+\/)?[^"./][^"/]*/g;

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../../packages/${name}/`, import.meta.url));
}

/** The files that npm would publish. */
async function packed(name: string): Promise<string[]> {
  // In a shell: on Windows, npm is a script of the shell's.
  const { stdout } = await promisify(exec)("npm pack --dry-run --json --ignore-scripts", {
    cwd: folderOf(name),
  });
  const [{ files }] = JSON.parse(stdout);
  return files.map(({ path }: { path: string }) => path);
}

function read(name: string, path: string): string {
  return readFileSync(folderOf(name) + path, "utf8");
}

describe.each(PACKAGES)("%s is published", (name) => {
  it("with each declaration file named for the module in src that it declares", async () => {
    const files = await packed(name);
    const declarations = files.filter((file) => file.startsWith("dist/") && DECLARATION.test(file));
    expect(declarations).not.toEqual([]);
    const unnamed = declarations.filter(
      (file) => !files.includes(file.replace(/^dist/, "src").replace(DECLARATION, ".ts")),
    );
    expect(unnamed).toEqual([]);
  });

  it("with a map for each declaration file, to a source that is published too", async () => {
    const files = await packed(name);
    // Nothing is declared in a file that only exports from others.
    const declaring = files.filter(
      (file) => DECLARATION.test(file) && file.startsWith("dist/") && /\bdeclare\b/.test(read(name, file)),
    );
    expect(declaring).not.toEqual([]);
    const unmapped = declaring.filter((file) => {
      if (!files.includes(`${file}.map`)) return true;
      const { sources } = JSON.parse(read(name, `${file}.map`)) as { sources: string[] };
      return sources.some((source) => !files.includes(posix.join(posix.dirname(file), source)));
    });
    expect(unmapped).toEqual([]);
  });

  it("with declarations that need no packages but those that it depends on", async () => {
    const { dependencies } = JSON.parse(read(name, "package.json")) as { dependencies: object };
    const declarations = (await packed(name)).filter(
      (file) => file.startsWith("dist/") && DECLARATION.test(file),
    );
    const imported = declarations.flatMap((file) => read(name, file).match(IMPORTED_PACKAGE) ?? []);
    expect(imported).not.toEqual([]);
    expect(
      imported.filter((imported) => !(imported in dependencies) && !imported.startsWith("node:")),
    ).toEqual([]);
  });

  it("without tests", async () => {
    expect((await packed(name)).filter((file) => /\.test\./.test(file))).toEqual([]);
  });
});
