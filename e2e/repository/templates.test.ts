import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

test("the form for bugs offers every package", () => {
  const offered = [...read(".github/ISSUE_TEMPLATE/bug.yml").matchAll(/^ +- "(@.+)"$/gm)].map(
    ([, name]) => name,
  );
  const packages = readdirSync(new URL("packages/", root));
  expect(offered.sort()).toEqual(
    packages.map((folder) => JSON.parse(read(`packages/${folder}/package.json`)).name).sort(),
  );
});
