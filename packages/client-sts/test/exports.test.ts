import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENTRY_POINTS_ONLY_IN_NODE, ONLY_IN_NODE } from "./only-in-node.js";

const PLATFORMS = ["node", "browser", "react-native"] as const;
const ENTRY_POINTS = [
  "",
  "/STSClient",
  "/STS",
  "/credential-providers",
  "/presign",
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
  expect(browser!.filter((entryPoint) => entryPoint !== "./stskit.min.js")).toEqual(universal);
  expect(node!.filter((entryPoint) => !(entryPoint in ENTRY_POINTS_ONLY_IN_NODE))).toEqual(universal);
});

test("each command is also an entry point for bundlers that do not support `exports`", () => {
  const { "react-native": redirects } = manifest("client-sts-react-native");
  const universal = manifest("client-sts")["react-native"];
  for (const [entryPoint, file] of Object.entries(redirects)) {
    expect(universal[entryPoint]).toBe((file as string).replace("./dist/", "./dist/react-native/"));
  }
  expect(Object.keys(redirects).filter((entryPoint) => entryPoint.startsWith("./commands/"))).toHaveLength(
    11,
  );
});

async function namesOf(platform: string, entryPoint: string): Promise<string[]> {
  const file = new URL(`../dist/${platform}${entryPoint || "/index"}.js`, import.meta.url);
  return Object.keys(await import(/* @vite-ignore */ file.href));
}

function manifest(folder: string): Record<string, any> {
  return JSON.parse(readFileSync(new URL(`../../${folder}/package.json`, import.meta.url), "utf8"));
}
