import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../.github/workflows/", import.meta.url);

const uses = readdirSync(folder).flatMap((file) =>
  [...readFileSync(new URL(file, folder), "utf8").matchAll(/\buses: (.+)/g)].map(([, action]) => action!),
);

test("an action is named by its commit, whose version a comment tells: a tag can be moved", () => {
  expect(uses.length).toBeGreaterThan(3);
  expect(uses.filter((action) => !/^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test("an action is the same everywhere", () => {
  const names = new Set(uses.map((action) => action.split("@")[0]));
  expect(new Set(uses)).toHaveLength(names.size);
});
