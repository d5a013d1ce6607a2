import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { entryPoints } from "../../core/build/entry-points.mjs";
import { ENTRY_POINTS_ONLY_IN_NODE, ONLY_IN_NODE } from "./only-in-node.js";

const PLATFORMS = ["node", "browser", "react-native"] as const;
const ENTRY_POINTS = [
  "",
  "/STSClient",
  "/STS",
  "/credential-providers",
  "/presign",
  "/functions",
  "/commands/AssumeRoleCommand",
];

test("all platforms export the same names, except for those listed as only in Node", async () => {
  const lines: string[] = [];
  for (const entryPoint of ENTRY_POINTS) {
    const names = await Promise.all(PLATFORMS.map((platform) => namesOf(platform, entryPoint)));
    lines.push(`@stskit/client-sts${entryPoint}`);
    for (const name of [...new Set(names.flat())].sort()) {
      const has = PLATFORMS.filter((_, index) => names[index]!.includes(name));
      lines.push(`  ${name}${has.length === PLATFORMS.length ? "" : ` (${has.join(", ")} only)`}`);
      expect(has, name).toEqual(name in ONLY_IN_NODE ? ["node"] : PLATFORMS);
    }
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("exports.snap");
});

test("all platforms have the same entry points", () => {
  const [node, browser, reactNative, universal] = [
    ...PLATFORMS.map((name) => `client-sts-${name}`),
    "client-sts",
  ].map((folder) => Object.keys(manifest(folder).exports));
  expect(reactNative).toEqual(universal);
  const forPages = ["./stskit.min.js", "./stskit.global.min.js", "./integrity.json"];
  expect(browser!.filter((entryPoint) => !forPages.includes(entryPoint))).toEqual(universal);
  expect(node!.filter((entryPoint) => !(entryPoint in ENTRY_POINTS_ONLY_IN_NODE))).toEqual(universal);
});

test.each(["core", ...PLATFORMS.map((name) => `client-sts-${name}`), "client-sts"])(
  "each entry point of %s is also a folder, for resolvers that do not support `exports`",
  (folder) => {
    const root = new URL(`../../${folder}/`, import.meta.url);
    const names = entryPoints(root);
    expect(names.filter((name) => name.startsWith("commands/"))).toHaveLength(12);
    for (const name of names) {
      const fields = Object.entries(manifest(`${folder}/${name}`));
      expect(fields.map(([field]) => field)).toEqual(expect.arrayContaining(["main", "module", "types"]));
      for (const [field, file] of fields) {
        const path = fileURLToPath(new URL(`${name}/${file}`, root));
        expect(existsSync(path), `${field} of ${name}: ${path}`).toBe(true);
      }
    }
  },
);

async function namesOf(platform: string, entryPoint: string): Promise<string[]> {
  const file = new URL(`../dist/${platform}${entryPoint || "/index"}.js`, import.meta.url);
  return Object.keys(await import(/* @vite-ignore */ file.href));
}

function manifest(folder: string): Record<string, any> {
  return JSON.parse(readFileSync(new URL(`../../${folder}/package.json`, import.meta.url), "utf8"));
}
