import { readFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";

/** Runs the snippets of the README against the source. */
const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const snippets = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code!);

const modules: Readonly<Record<string, () => Promise<unknown>>> = {
  "@aws-sdk/client-sts": () => import("@aws-sdk/client-sts"),
  "@stskit/sts-local": () => import("./index.js"),
};

describe("the README", () => {
  it("has snippets", () => expect(snippets.length).toBeGreaterThan(3));

  it.each(snippets)("has a snippet that works: %#", async (code) => {
    const printed: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((value) => void printed.push(String(value)));
    try {
      await run(code);
    } finally {
      log.mockRestore();
    }
    const promised = [...code.matchAll(/^console\.log\(.*\/\/ (.*)$/gm)].map(([, value]) => value);
    expect(printed).toEqual(promised);
  });
});

async function run(code: string): Promise<void> {
  const body = code.replace(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = await load($2);");
  const AsyncFunction = (async () => {}).constructor as new (
    ...texts: string[]
  ) => (load: unknown) => Promise<void>;
  await new AsyncFunction("load", body)((name: string) => modules[name]!());
}
