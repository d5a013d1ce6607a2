import { describe, expect, it } from "vitest";
import { bundle } from "./bundle.js";
import { filesLoaded, filesTypeChecked } from "./count-files.js";

const browser = "@stskit/client-sts-browser";
const node = "@stskit/client-sts-node";
const reactNative = "@stskit/client-sts-react-native";

const client = (name: string) => `export { STSClient } from "${name}/STSClient";`;
const command = (name: string) =>
  `${client(name)} export { AssumeRoleCommand } from "${name}/commands/AssumeRoleCommand";`;

const programs = [
  { what: "browser: the client and one command", program: command(browser), platform: "browser" },
  { what: "browser: all operations", program: `export { STS } from "${browser}/STS";`, platform: "browser" },
  {
    what: "browser: one unsigned operation as a function",
    program: `export { assumeRoleWithWebIdentity } from "${browser}/functions";`,
    platform: "browser",
  },
  {
    what: "browser: one signed operation as a function",
    program: `export { assumeRole } from "${browser}/functions";`,
    platform: "browser",
  },
  {
    what: "browser: fromWebToken",
    program: `export { fromWebToken } from "${browser}";`,
    platform: "browser",
  },
  { what: "browser: presign", program: `export { presign } from "${browser}/presign";`, platform: "browser" },
  { what: "React Native: the client and one command", program: command(reactNative), platform: "neutral" },
  { what: "React Native: all of it", program: `export * from "${reactNative}";`, platform: "neutral" },
  { what: "Node.js: /bare", program: `export { STSClient } from "${node}/bare";`, platform: "node" },
  { what: "Node.js: the client and one command", program: command(node), platform: "node" },
] as const;

const nodeEntries = [node, `${node}/STSClient`, `${node}/bare`, `${node}/functions`];

it("each entry point brings along what the tables say", async () => {
  const bundles = programs.map(async ({ what, program, platform }) => {
    const { text } = await bundle(program, platform);
    return `| ${what} | ${(Buffer.byteLength(text) / 1000).toFixed(1)} kB |`;
  });
  const loads = nodeEntries.map(
    async (name) => `| \`${name}\` | ${await filesLoaded(name)} | ${await filesTypeChecked(name)} |`,
  );
  const tables = [
    "| Bundle | Minified |\n|---|---|",
    ...(await Promise.all(bundles)),
    "\n| Entry point | Files that `require` loads | Files that a type check loads |\n|---|---|---|",
    ...(await Promise.all(loads)),
    "",
  ];
  await expect(tables.join("\n")).toMatchFileSnapshot("sizes.md");
});

describe("a bundle has nothing of", () => {
  it.each(programs.filter(({ platform }) => platform !== "node"))("Node.js: $what", async (entry) => {
    const { text, modules } = await bundle(entry.program, entry.platform);
    expect(text).not.toMatch(/["']node:|\bBuffer\b|\bprocess\.|\brequire\(/);
    expect(modules.filter((path) => path.includes("client-sts-node"))).toEqual([]);
  });

  it("AWS's providers and smithy's package: Node.js, /bare", async () => {
    const { modules } = await bundle(`export * from "${node}/bare";`, "node");
    expect(modules.filter((path) => /@aws-sdk|@smithy/.test(path))).toEqual([]);
  });

  it("packages that the app would have to install: React Native", async () => {
    const { modules } = await bundle(`export * from "${reactNative}";`, "neutral");
    expect(modules.filter((path) => !path.includes("client-sts-react-native") && path !== "<stdin>")).toEqual(
      [],
    );
  });
});
