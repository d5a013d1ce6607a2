import * as node from "@stskit/client-sts-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LanguageServer } from "./editor/language-server.js";

let editor: LanguageServer;
beforeAll(() => {
  editor = new LanguageServer();
});
afterAll(() => editor.close());

const methods = Object.keys(Object.getPrototypeOf(node.STS.prototype));

function client(options: string, platform = "node"): string {
  return `import { STSClient } from "@stskit/client-sts-${platform}";\nnew STSClient({ ${options} });\n`;
}

describe("an editor suggests", () => {
  it.each([
    ["node", ["connectionTimeout", "requestTimeout", "socketTimeout", "httpsAgent", "dispatcher", "connect"]],
    ["browser", ["requestTimeout", "keepAlive", "credentials", "cache", "requestInit"]],
    ["react-native", ["requestTimeout"]],
  ])("the handler's options on %s", async (platform, names) => {
    expect(await editor.completions(client("requestHandler: { ▏ }", platform))).toEqual(
      expect.arrayContaining(names),
    );
  });

  it.each([
    "fromTemporaryCredentials({ params: { RoleArn: '' }, clientConfig: { requestHandler: { ▏ } } })",
    "fromWebToken({ roleArn: '', webIdentityToken: '', clientConfig: { requestHandler: { ▏ } } })",
    "fromTokenFile({ clientConfig: { requestHandler: { ▏ } } })",
    "fromIni({ clientConfig: { requestHandler: { ▏ } } })",
  ])("the handler's options in %s", async (call) => {
    const program = `import * as sts from "@stskit/client-sts-node";\nsts.${call};\n`;
    expect(await editor.completions(program)).toContain("connectionTimeout");
  });

  it.each([
    ["retryMode", ["adaptive", "legacy", "standard"]],
    ["defaultsMode", ["auto", "cross-region", "in-region", "legacy", "mobile", "standard"]],
  ])("the words of %s", async (option, words) => {
    expect((await editor.completions(client(`${option}: "▏"`))).sort()).toEqual(words);
  });
});

describe("as bundlers resolve modules, @stskit/client-sts takes the options of any platform's handler", () => {
  let bundling: LanguageServer;
  beforeAll(() => {
    bundling = new LanguageServer({ module: "esnext" as never, moduleResolution: "bundler" as never });
  });
  afterAll(() => bundling.close());

  const programs = [
    "STSClient({ requestHandler: { ▏ } })",
    "STS({ requestHandler: { ▏ } })",
    "fromTemporaryCredentials({ params: { RoleArn: '' }, clientConfig: { requestHandler: { ▏ } } })",
    "fromWebToken({ roleArn: '', webIdentityToken: '', clientConfig: { requestHandler: { ▏ } } })",
  ].map((call) =>
    `import * as sts from "@stskit/client-sts";\nnew sts.${call};\n`.replace("new sts.f", "sts.f"),
  );

  it.each(programs)("suggests them in %s", async (program) => {
    expect(await bundling.completions(program)).toEqual(
      expect.arrayContaining(["connectionTimeout", "httpsAgent", "keepAlive", "requestTimeout"]),
    );
  });

  it.each(programs)("accepts them, but none misspelt, in %s", async (program) => {
    for (const option of ["connectionTimeout: 100", "keepAlive: true", "requestTimeout: 100"])
      expect(await bundling.errors(program.replace("▏", option))).toEqual([]);
    const [error] = await bundling.errors(program.replace("▏", "conectionTimeout: 1"));
    expect(error).toContain("conectionTimeout");
  });

  it.each(["STSClient", "STS", "credential-providers", "presign", "functions", "commands/AssumeRoleCommand"])(
    "and still finds %s",
    async (entryPoint) => {
      const program = `import * as entry from "@stskit/client-sts/${entryPoint}";\nentry.▏;\n`;
      expect(await bundling.completions(program)).not.toEqual([]);
      expect(await bundling.errors(program.replace("entry.▏", "void entry"))).toEqual([]);
    },
  );
});

describe("an editor underlines", () => {
  it.each([
    ["node", "conectionTimeout: 1", "NodeHandlerOptions"],
    ["browser", "keepalive: true", "BrowserHandlerOptions"],
    ["react-native", "requestTimout: 1", "ReactNativeHandlerOptions"],
  ])("a misspelt option of the handler on %s", async (platform, option, type) => {
    const [error] = await editor.errors(client(`requestHandler: { ${option} }`, platform));
    expect(error).toMatch(new RegExp(`'${option.split(":")[0]}' does not exist in type '${type}`));
  });

  it.each([
    "requestHandler: { requestTimeout: 1_000, throwOnRequestTimeout: true }",
    "requestHandler: { handle: async () => ({ response: { statusCode: 200, headers: {} } }) }",
    "region: process.env.AWS_REGION, requestHandler: undefined",
    "retryMode: process.env.RETRIES",
  ])("nothing in { %s }", async (options) => {
    expect(await editor.errors(client(options))).toEqual([]);
  });
});

describe("an editor explains", () => {
  it("every operation", () => expect(methods.length).toBeGreaterThan(10));

  it.each(methods)("sts.%s", async (method) => {
    const program = `import { STS } from "@stskit/client-sts-node";\nnew STS().${method}▏;\n`;
    expect((await editor.hover(program)).split("\n")[1]).toMatch(/^\w.+\.$/s);
  });

  it.each([
    "assumeRole▏({ RoleArn: '', RoleSessionName: '' })",
    "assumeRole▏({ RoleArn: '', RoleSessionName: '' }, { timeout: 1 })",
    "getCallerIdentity▏()",
  ])("the call sts.%s, with its errors", async (call) => {
    const program = `import { STS } from "@stskit/client-sts-node";\nnew STS().${call};\n`;
    expect(await editor.hover(program)).toMatch(
      /Promise<\w+Result>[\s\S]*Calls the operation[\s\S]*@throws STSServiceException/,
    );
  });

  it.each([
    "assumeRole▏({ RoleArn: '', RoleSessionName: '' }, () => {})",
    "assumeRole▏({ RoleArn: '', RoleSessionName: '' }, {}, () => {})",
    "getCallerIdentity▏(() => {})",
  ])("the call sts.%s, with its callback", async (call) => {
    const program = `import { STS } from "@stskit/client-sts-node";\nnew STS().${call};\n`;
    expect(await editor.hover(program)).toMatch(/Calls the operation.* callback\./);
  });

  it("send, with its options and errors", async () => {
    const program = `import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
      new STSClient().send▏(new GetCallerIdentityCommand());`;
    expect(await editor.hover(program)).toMatch(
      /Promise<GetCallerIdentityResult>[\s\S]*abortSignal[\s\S]*@throws STSServiceException/,
    );
  });

  it("where the region comes from without the option", async () => {
    expect(await editor.hover(client('region▏: "eu-west-1"'))).toMatch(/AWS_REGION[\s\S]*profile/);
  });
});

describe("go to definition leads to the TypeScript source of", () => {
  it.each([
    ["the client", "STSClient▏", "client-sts-node/src/STSClient.ts"],
    ["a command", "AssumeRoleCommand▏", "core/src/commands/AssumeRoleCommand.ts"],
    ["a provider", "fromTokenFile▏", "client-sts-node/src/credential-providers/from-token-file.ts"],
    ["an error", "NetworkError▏", "core/src/errors/transport.ts"],
  ])("%s", async (_, name, source) => {
    const program = `import * as sts from "@stskit/client-sts-node";\nsts.${name};\n`;
    expect(await editor.definition(program)).toContainEqual(expect.stringContaining(`packages/${source}`));
  });
});
