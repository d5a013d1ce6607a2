import { expect, test } from "vitest";

declare global {
  interface ImportMeta {
    /** From Vite: the files that match, by path. */
    glob<T>(patterns: string[], options: object): Record<string, T>;
  }
}

const [architecture] = Object.values(
  import.meta.glob<string>(["../../../docs/architecture.md"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);

/** Core's folders, as docs/architecture.md lists them: a file imports only from its own folder and those before it. */
const layers = [...architecture!.split("## Inside core")[1]!.matchAll(/^\| `([\w.-]+)\/?` \|/gm)].map(
  ([, layer]) => layer!,
);

const sources = import.meta.glob<string>(
  ["../src/*/**/*.ts", "../src/{platform,models,command}.ts", "!**/*.test.ts"],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);

/** Types included. */
const IMPORT = /^(?:import|export) [^;]*? from "(\.[^"]+)\.js";$/gms;

const layerOf = (path: string) => layers.indexOf(path.split("/")[0]!);

const imports = Object.entries(sources).flatMap(([file, text]) => {
  const from = file.replace("../src/", "");
  return [...text.matchAll(IMPORT)].map(([, target]) => {
    const to = new URL(`${target}.ts`, `file:///${from}`).pathname.slice(1);
    return { from, to };
  });
});

test("the files of core are found", () => {
  expect(imports.length).toBeGreaterThan(100);
});

test("core's folders import in one direction, types included", () => {
  const known = imports.filter(({ from, to }) => layerOf(from) >= 0 && layerOf(to) >= 0);
  expect(known.filter(({ from, to }) => layerOf(to) > layerOf(from))).toEqual([]);
});

test("every folder of core is in the list", () => {
  const folders = Object.keys(sources).map((file) => file.replace("../src/", "").split("/")[0]!);
  expect([...new Set(folders)].sort()).toEqual([...layers].sort());
});
