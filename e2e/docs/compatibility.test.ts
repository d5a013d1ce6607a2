import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the versions of tools in docs/compatibility.md are those that the tests install", () => {
  const [, section] = readFileSync(join(root, "docs/compatibility.md"), "utf8").split("## Other tools");
  const rows = [...section!.matchAll(/^\| `(.+?)` \| (\S+) \|/gm)].map(([, name, version]) => [
    name!,
    version!,
  ]);
  expect(rows.length).toBeGreaterThan(10);
  const installed = readdirSync(join(root, "e2e")).map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, "e2e", folder, "package.json"), "utf8"));
    return { ...manifest.dependencies, ...manifest.devDependencies };
  });
  const otherwise = rows.filter(
    ([name, version]) =>
      !installed.some((dependencies) => dependencies[name!]?.replace(/^[\^~]/, "") === version),
  );
  expect(otherwise).toEqual([]);
});
