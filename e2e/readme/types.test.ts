import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { snippets } from "./snippets.js";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What the texts around the snippets speak of. */
const given = `
declare const token: string;
declare const credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
declare function currentToken(): Promise<string>;
`;

/** Inside this package, so that the snippets' imports resolve. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(fileURLToPath(new URL("run-", import.meta.url)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the snippets compile in a TypeScript program, with `strict` and `noUncheckedIndexedAccess`", async () => {
  const modules = snippets().filter(
    ({ language, code }) => /^[jt]s$/.test(language) && !code.includes("require("),
  );
  expect(modules.length).toBeGreaterThan(10);
  for (const { place, code } of modules)
    writeFileSync(join(folder, `${place.replace(/\W/g, "-")}.mts`), code);
  writeFileSync(join(folder, "given.d.ts"), given);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noUncheckedIndexedAccess: true,
        module: "nodenext",
        moduleDetection: "force",
        lib: ["es2023", "dom"],
        types: ["node"],
        skipLibCheck: true,
        noEmit: true,
      },
      include: ["*.mts", "given.d.ts"],
    }),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch((error) => error);
  expect(stdout).toBe("");
});
