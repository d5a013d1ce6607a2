import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const packages = fileURLToPath(new URL("../..", import.meta.url));

/** Of types too, and those that are loaded only when they are needed. */
const IMPORT = /(?:^(?:import|export) [^;]*? from |\bimport\()"(\.[^"]+)\.js"/gms;

const folders = readdirSync(packages).filter((folder) => folder !== "client-sts");

test.each(folders)("no files of %s import each other in a circle", (folder) => {
  const root = join(packages, folder, "src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const imports = new Map(files.map((file) => [file, importsOf(root, file)]));
  expect([...imports.values()].flat().length).toBeGreaterThan(5);

  const settled = new Set<string>();
  const circleFrom = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (settled.has(file)) return [];
    for (const target of imports.get(file) ?? []) {
      const circle = circleFrom(target, [...path, file]);
      if (circle.length > 0) return circle;
    }
    settled.add(file);
    return [];
  };
  for (const file of files) expect(circleFrom(file, [])).toEqual([]);
});

function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(IMPORT)].map(([, target]) =>
    relative(root, join(root, dirname(file), `${target}.ts`)),
  );
}
