import { AssumeRoleCommand, STSClient } from "@stskit/client-sts-node";
import { assumeRole } from "@stskit/client-sts-node/functions";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bundle } from "./bundle.js";
import { filesLoaded, filesTypeChecked } from "./count-files.js";
import { immediately, promisesOf } from "./count-promises.js";
import { allEntryPoints } from "./entry-points.js";

const browser = "@stskit/client-sts-browser";
const node = "@stskit/client-sts-node";
const reactNative = "@stskit/client-sts-react-native";

const client = (name: string) => `export { STSClient } from "${name}/STSClient";`;
const command = (name: string) =>
  `${client(name)} export { AssumeRoleCommand } from "${name}/commands/AssumeRoleCommand";`;

const programs = [
  { what: "browser: the client and one command", program: command(browser), platform: "browser" },
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
  { what: "React Native: the client and one command", program: command(reactNative), platform: "neutral" },
  { what: "Node.js: the client and one command", program: command(node), platform: "node" },
] as const;

const nodeEntries = [node, `${node}/STSClient`, `${node}/bare`, `${node}/functions`];

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Node's own gzip differs from version to version; this one doesn't. */
function sizeRow(what: string, text: string): string {
  const bytes = Buffer.from(text);
  return `| ${what} | ${kilobytes(bytes.length)} | ${kilobytes(gzipSync(bytes, { level: 9, mtime: 0 }).length)} |`;
}

it("bundles have the sizes that the tables say", async () => {
  const ofPrograms = programs.map(async ({ what, program, platform }) =>
    sizeRow(what, (await bundle(program, platform)).text),
  );
  const ofEntries = allEntryPoints.map(async ({ name, platform }) =>
    sizeRow(`\`${name}\``, (await bundle(`export * from "${name}";`, platform)).text),
  );
  const tables = [
    "| Program | Minified | gzip |\n|---|---|---|",
    ...(await Promise.all(ofPrograms)),
    "\n| All of an entry point | Minified | gzip |\n|---|---|---|",
    ...(await Promise.all(ofEntries)),
    "",
  ];
  await expect(tables.join("\n")).toMatchFileSnapshot("sizes.md");
});

it("programs load the files that the table says", async () => {
  const loads = nodeEntries.map(
    async (name) => `| \`${name}\` | ${await filesLoaded(name)} | ${await filesTypeChecked(name)} |`,
  );
  const table = [
    "| Entry point | Files that `require` loads | Files that a type check loads |\n|---|---|---|",
    ...(await Promise.all(loads)),
    "",
  ];
  await expect(table.join("\n")).toMatchFileSnapshot("files.md");
});

it("calls do the work that the table says", async () => {
  const input = { RoleArn: "arn:aws:iam::123456789012:role/r", RoleSessionName: "s" };
  const options = {
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    requestHandler: immediately,
  };
  const client = new STSClient(options);
  const table = [
    "| A call | Promises |\n|---|---|",
    `| \`client.send\` | ${await promisesOf(() => client.send(new AssumeRoleCommand(input)))} |`,
    `| \`assumeRole\` | ${await promisesOf(() => assumeRole(input, options))} |`,
    "",
  ];
  await expect(table.join("\n")).toMatchFileSnapshot("work.md");
});

describe("a bundle has nothing of", () => {
  const elsewhere = allEntryPoints.filter(({ platform }) => platform !== "node");

  it.each(elsewhere)("Node.js: $name", async ({ name, platform }) => {
    const { text, modules } = await bundle(`export * from "${name}";`, platform);
    expect(text).not.toMatch(/["']node:|\bBuffer\b|\bprocess\.|\brequire\(/);
    expect(modules.filter((path) => path.includes("client-sts-node"))).toEqual([]);
  });

  it.each([`${node}/bare`, `${node}/functions`])("AWS's providers and smithy's package: %s", async (name) => {
    const { modules } = await bundle(`export * from "${name}";`, "node");
    expect(modules.filter((path) => /@aws-sdk|@smithy/.test(path))).toEqual([]);
  });

  it.each(allEntryPoints.filter(({ name }) => name.endsWith("/functions")))(
    "smithy's client and stack: $name",
    async ({ name, platform }) => {
      const { text } = await bundle(`export * from "${name}";`, platform, true);
      expect(text).not.toContain("middlewareStack");
    },
  );

  it("a signer: an unsigned operation as a function", async () => {
    const { text } = await bundle(programs[1].program, "browser");
    expect(text).not.toContain("AWS4-HMAC-SHA256");
    expect((await bundle(programs[2].program, "browser")).text).toContain("AWS4-HMAC-SHA256");
  });

  it("packages that the app would have to install: React Native", async () => {
    const { modules } = await bundle(`export * from "${reactNative}";`, "neutral");
    expect(modules.filter((path) => !path.includes("client-sts-react-native") && path !== "<stdin>")).toEqual(
      [],
    );
  });
});
