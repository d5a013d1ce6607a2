import { expect, test } from "vitest";

declare global {
  interface ImportMeta {
    /** Vite's: the files that match, by their paths. */
    glob<T>(patterns: string[], options: object): Record<string, T>;
  }
}

/** Core's folders, as docs/architecture.md lists them: a file takes values only from its own folder and those before. */
const layers = [
  "schema",
  "errors",
  "platform.ts",
  "models",
  "protocol",
  "endpoint",
  "signing",
  "cancellation",
  "command",
  "operations",
  "retry",
  "credentials",
  "config",
  "pipeline",
  "client",
  "presign",
];

const sources = import.meta.glob<string>(["../src/*/**/*.ts", "../src/platform.ts", "!**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Types cost nothing and may come from anywhere; `import type` and `export type` are left out. */
const VALUE_IMPORT = /^(?:import|export) (?!type\b)[^;]*? from "(\.[^"]+)\.js";$/gms;

const layerOf = (path: string) => layers.indexOf(path.split("/")[0]!);

const imports = Object.entries(sources).flatMap(([file, text]) => {
  const from = file.replace("../src/", "");
  return [...text.matchAll(VALUE_IMPORT)].map(([, target]) => {
    const to = new URL(`${target}.ts`, `file:///${from}`).pathname.slice(1);
    return { from, to };
  });
});

test("the files of core are found", () => {
  expect(imports.length).toBeGreaterThan(100);
});

test("values flow one way through core's folders", () => {
  const known = imports.filter(({ from, to }) => layerOf(from) >= 0 && layerOf(to) >= 0);
  expect(known.filter(({ from, to }) => layerOf(to) > layerOf(from))).toEqual([]);
});

test("every folder of core has its place", () => {
  const folders = Object.keys(sources).map((file) => file.replace("../src/", "").split("/")[0]!);
  expect([...new Set(folders)].filter((name) => name !== "commands").sort()).toEqual([...layers].sort());
});
