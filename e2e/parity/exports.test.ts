import { describe, expect, it } from "vitest";
import { incumbent, ours } from "./comparison/sides.js";

const isSchema = (name: string): boolean => name.endsWith("$");

/** Internals that the incumbent exports: its generated schemas and their registry. */
const leftOut = new Set([
  ...Object.keys(incumbent.module).filter(isSchema),
  "errorTypeRegistries",
  // What Node adds to a CommonJS module that is imported.
  "default",
  "module.exports",
]);

const named = Object.entries(incumbent.module).filter(([name]) => !leftOut.has(name));

describe("exports", () => {
  it.each(named)("%s", (name, theirs) => {
    const own = (ours.module as unknown as Record<string, unknown>)[name];
    expect(typeof own).toBe(typeof theirs);
    if (
      typeof theirs === "function" &&
      theirs.prototype &&
      typeof own === "function" &&
      /^[A-Za-z]/.test(name)
    ) {
      // Logs and mocks print the name of a class.
      expect(own.name).toBe(theirs.name);
    }
  });

  it("leave out the schemas, nothing else", () => {
    const missing = Object.keys(incumbent.module).filter((name) => !(name in ours.module));
    expect(missing.filter((name) => !leftOut.has(name))).toEqual([]);
  });
});
