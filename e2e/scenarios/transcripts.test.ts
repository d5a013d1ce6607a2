import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { scenarios } from "./scenarios/index.js";

test("each scenario has a transcript of its own, and no other is stored", () => {
  const stored = readdirSync(new URL("transcripts", import.meta.url));
  expect(stored.sort()).toEqual(scenarios.map(({ name }) => `${name}.txt`).sort());
});
