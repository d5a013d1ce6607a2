import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The conditions that bundlers and runtimes set, and the package they should get. */
const RESOLUTIONS: readonly [conditions: string[], platform: string][] = [
  [["react-native"], "react-native"],
  [["react-native", "browser"], "react-native"],
  [["browser"], "browser"],
  [["worker", "browser"], "browser"],
  [["workerd", "worker", "browser"], "browser"],
  [["edge-light", "worker"], "browser"],
  [["deno", "node"], "node"],
  [["bun", "node"], "node"],
  [["bun", "worker", "node"], "node"],
  [["node"], "node"],
  [[], "browser"],
];
const ENTRY_POINTS = [
  "",
  "/STSClient",
  "/STS",
  "/credential-providers",
  "/presign",
  "/functions",
  "/commands/AssumeRoleCommand",
];

test.each(RESOLUTIONS)("conditions %j resolve to the package for %s", async (conditions, platform) => {
  for (const entryPoint of ENTRY_POINTS) {
    for (const code of [
      `export * from "@stskit/client-sts${entryPoint}"`,
      `module.exports = require("@stskit/client-sts${entryPoint}")`,
    ]) {
      expect(await packagesIn(code, conditions), code).toEqual([
        `@stskit/client-sts-${platform}${entryPoint}`,
      ]);
    }
  }
});

/** The packages that the resolved file imports. */
async function packagesIn(code: string, conditions: string[]): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    platform: "neutral",
    format: code.startsWith("export") ? "esm" : "cjs",
    conditions,
    external: ["@stskit/client-sts-*"],
  });
  return Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
}

test("Node gets its package by import and by require", async () => {
  const imported = await import("@stskit/client-sts");
  const required = createRequire(import.meta.url)("@stskit/client-sts");
  expect(new imported.STSClient({}).config.runtime).toBe("node");
  expect(new required.STSClient({}).config.runtime).toBe("node");
});
