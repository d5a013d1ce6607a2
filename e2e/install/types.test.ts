import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { emptyFolder } from "./empty-folder.js";
import { managers, run, workspaceProgram } from "./managers.js";

/** How TypeScript finds modules, with the names that its versions have for it. */
const node10 = { module: "commonjs", moduleResolution: "node", files: ["ts"] };
const node10In6 = { ...node10, ignoreDeprecations: "6.0" };
const node16 = { module: "node16", moduleResolution: "node16", files: ["mts", "cts"] };
const nodenext = { module: "nodenext", moduleResolution: "nodenext", files: ["mts", "cts"] };
const bundler = { module: "esnext", moduleResolution: "bundler", files: ["ts"] };

const versions = [
  ["4.8", "typescript-oldest", [node10, node16, nodenext]],
  ["6.0", "typescript", [node10In6, node16, nodenext, bundler]],
  ["7.0", "typescript-native", [node16, nodenext, bundler]],
] as const;

const folder = emptyFolder();
beforeAll(async () => {
  const dependencies = {
    ...Object.fromEntries(Object.keys(inject("versions")).map((name) => [name, "latest"])),
    "@types/node": "20",
  };
  await managers["npm"]!.install(folder, { dependencies }, inject("registry"));
  for (const program of ["typed-node", "typed-pages"])
    for (const kind of ["mts", "cts"])
      copyFileSync(join(folder, `${program}.ts`), join(folder, `${program}.${kind}`));
});

describe.each(versions)("TypeScript %s, strict", (_, compiler, resolutions) => {
  describe.each(resolutions)("moduleResolution: $moduleResolution", ({ files, ...resolution }) => {
    it.each([
      // With skipLibCheck: false, @smithy/types needs Node's types, as for all of AWS's packages.
      [
        "all packages, checking declarations too",
        ["typed-node", "typed-pages"],
        { types: ["node"], lib: ["es2022", "dom"], skipLibCheck: false },
      ],
      [
        "the packages for pages and apps, without Node's types",
        ["typed-pages"],
        { types: [], lib: ["es2022", "dom"], skipLibCheck: true },
      ],
    ])("%s", async (_, programs, environment) => {
      const compilerOptions = {
        ...resolution,
        ...environment,
        strict: true,
        noEmit: true,
        target: "es2022",
      };
      const config = {
        compilerOptions,
        files: programs.flatMap((program) => files.map((kind) => `${program}.${kind}`)),
      };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
      expect(await run(folder, process.execPath, [workspaceProgram(compiler, "tsc")])).toBe("");
    });
  });
});
