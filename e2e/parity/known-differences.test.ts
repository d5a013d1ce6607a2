import { describe, expect, it } from "vitest";
import { explanation, useParity } from "./comparison/parity.js";
import { knownDifferences } from "./known-differences.js";

const parity = useParity();

describe.each(knownDifferences)("$id", ({ id, what, reason, example }) => {
  it("still occurs", async () => {
    const { pair, found } = await parity.compare(example);
    expect(found.map((difference) => explanation(difference, pair))).toContain(id);
  });

  it("says what and why", () => {
    expect(what).not.toBe("");
    expect(reason).not.toBe("");
  });
});

it("each has an id of its own", () => {
  const ids = knownDifferences.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
