import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { configShape } from "./options-shape.js";
import { startStsLocal } from "./start-sts-local.js";

/** Runs the snippets of the README against the source. */
const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const configuration = /```json\n(.*?)```/s.exec(readme)![1]!;
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

  it("has a configuration that works, with the schema where the package has it", async () => {
    const { $schema, ...options } = JSON.parse(configuration);
    configShape.check({ $schema, ...options }, "");
    const sts = await startStsLocal(options);
    await sts.close();
    expect(sts.world.roles.map(({ arn }) => arn)).toEqual(
      expect.arrayContaining(["Open", "CarolOnly"].map((name) => `arn:aws:iam::123456789012:role/${name}`)),
    );
    const own = fileURLToPath(new URL("../package.json", import.meta.url));
    const { name, exports } = JSON.parse(await readFile(own, "utf8"));
    expect($schema).toBe(`./node_modules/${name}/${exports["./config.schema.json"].slice(2)}`);
  });
});

async function run(code: string): Promise<void> {
  const body = code.replace(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = await load($2);");
  const AsyncFunction = (async () => {}).constructor as new (
    ...texts: string[]
  ) => (load: unknown) => Promise<void>;
  await new AsyncFunction("load", body)((name: string) => modules[name]!());
}
