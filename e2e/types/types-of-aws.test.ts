import { afterAll, describe, expect, it } from "vitest";
import { LanguageServer } from "./editor/language-server.js";

const editor = new LanguageServer();
afterAll(() => editor.close());

const IMPORTS = `import type * as aws from "@aws-sdk/client-sts";\nimport type * as ours from "@stskit/client-sts-node";\n`;
const typesOf = (name: string) => editor.completions(`${IMPORTS}export let any: ${name}.▏;`);

const theirs = await typesOf("aws");
const own = new Set(await typesOf("ours"));

const leftOut: Record<string, string> = {
  __MetadataBearer: "an internal name for MetadataBearer of @smithy/types",
  ClientDefaults: "what the incumbent generates its configuration from",
  ClientInputEndpointParameters: "what the incumbent generates its configuration from",
  STSClientConfigType: "what STSClientConfig is made of",
  STSClientResolvedConfigType: "what STSClientResolvedConfig is made of",
  STSRequestOptions: "the settings of the incumbent's generator",
};

const config = "the incumbent's resolved configuration holds its own serializers and authentication schemes";
const moreConfig = "ours has options of its own, such as `timeout`";
const command = "a command of ours has `toJSON`, and can be sent by our clients only";

/** What isn't assignable to AWS's type of the same name, and why. */
const oursDoNotFit: Record<string, string> = {
  STS: config,
  STSClient: config,
  STSClientResolvedConfig: config,
  STSExtensionConfiguration:
    "the incumbent's has checksums and authentication schemes, which STS doesn't use",
};

/** What of AWS's isn't assignable to our type of the same name, and why. */
const theirsDoNotFit: Record<string, string> = {
  $Command: "AWS's client gives its commands an argument more",
  STS: moreConfig,
  STSClient: moreConfig,
  STSClientResolvedConfig: moreConfig,
  ...Object.fromEntries(theirs.filter((name) => /\wCommand$/.test(name)).map((name) => [name, command])),
};

const typeArguments: Record<string, string> = {
  __Client: "<any, any, any, any>",
  $Command: "<any, any, any, any, any>",
};

async function fits(name: string, from: "aws" | "ours", to: "aws" | "ours"): Promise<boolean> {
  const type = `${name}${typeArguments[name] ?? ""}`;
  const errors = await editor.errors(
    `${IMPORTS}export const assigned = (given: ${from}.${type}): ${to}.${type} => given;`,
  );
  return errors.length === 0;
}

it("AWS's package has types of operations, errors and models", () => {
  expect(theirs).toEqual(
    expect.arrayContaining(["AssumeRoleCommandInput", "Credentials", "ExpiredTokenException", "STSClient"]),
  );
});

it("every type that AWS's package exports is exported, unless there is a reason", () => {
  expect(theirs.filter((name) => !own.has(name))).toEqual(Object.keys(leftOut));
});

describe.each(theirs.filter((name) => own.has(name)))("the type %s", (name) => {
  it(name in oursDoNotFit ? "isn't assignable to AWS's" : "is assignable to AWS's", async () => {
    expect(await fits(name, "ours", "aws")).toBe(!(name in oursDoNotFit));
  });

  it(name in theirsDoNotFit ? "doesn't take AWS's" : "takes AWS's", async () => {
    expect(await fits(name, "aws", "ours")).toBe(!(name in theirsDoNotFit));
  });
});
