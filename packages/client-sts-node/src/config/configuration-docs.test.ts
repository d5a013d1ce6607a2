import { readFileSync } from "node:fs";
import { type Setting, settings } from "@stskit/core/platform";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../../../docs/configuration.md", import.meta.url), "utf8");

/** The rows of the options table, by option name. */
const rows = new Map(
  page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").slice(1, -1))
    .map(([option, ...cells]) => [codes(option)[0], cells]),
);

function codes(cell: string | undefined): string[] {
  return [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
}

test.each(Object.entries(settings) as [string, Setting<unknown>][])(
  "docs/configuration.md has %s with its variables, keys and default",
  (name, { environment, keys, default: value }) => {
    const [variables, profileKeys, defaultCell] = rows.get(name) ?? [];
    expect(codes(variables).filter((code) => /^[A-Z_]+$/.test(code))).toEqual(environment);
    // A key of a services section is listed with the section's name, too.
    const listed = codes(profileKeys).filter((code) => !["sts", "services"].includes(code));
    expect([...new Set(listed)]).toEqual(keys);
    if (value !== undefined) expect(defaultCell!.replaceAll("`", "").trim()).toBe(String(value));
  },
);
