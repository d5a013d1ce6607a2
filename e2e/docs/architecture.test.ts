import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packages = readdirSync(join(root, "packages"));

/** The arrows of the picture in docs/architecture.md, and its boxes. */
function picture() {
  const [, diagram = ""] = /^```mermaid\n(.*?)^```$/ms.exec(
    readFileSync(join(root, "docs/architecture.md"), "utf8"),
  )!;
  const lines = diagram.trim().split("\n").slice(1);
  return {
    arrows: lines.filter((line) => line.includes("-->")).map((line) => line.trim()),
    boxes: new Set(lines.flatMap((line) => line.trim().split(" --> "))),
  };
}

/** What a package imports from our others, types included, as arrows. */
function importsOf(name: string): Set<string> {
  const folder = join(root, "packages", name, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const imported = sources.flatMap((file) =>
    ts
      .preProcessFile(readFileSync(join(folder, file), "utf8"), true, true)
      .importedFiles.map(({ fileName }) => fileName),
  );
  const outside = imported.filter((specifier) => /(?:^|\/)(?:e2e|bench|examples|site)\b/.test(specifier));
  expect({ name, outside }).toEqual({ name, outside: [] });
  return new Set(
    imported
      .flatMap((specifier) => /^@stskit\/([\w-]+)/.exec(specifier)?.[1] ?? [])
      .map((target) => `${name} --> ${target}`),
  );
}

test("the picture shows all packages", () => {
  expect([...picture().boxes].sort()).toEqual(packages);
});

test("the picture's arrows are the imports between packages", () => {
  const imports = packages.flatMap((name) => [...importsOf(name)]);
  expect(picture().arrows.sort()).toEqual(imports.sort());
});
