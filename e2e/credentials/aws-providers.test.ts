import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromTokenFile,
  fromWebToken,
} from "@aws-sdk/credential-providers";
import * as browser from "@stskit/client-sts-browser";
import * as node from "@stskit/client-sts-node";
import * as reactNative from "@stskit/client-sts-react-native";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { beforeEach, describe, expect, test } from "vitest";

beforeEach(() => {
  writeHomeFile("credentials", staticProfile(sts, "base"));
  writeHomeFile("config", `[profile role]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`);
});

const webIdentity = async () => ({
  roleArn: roleArn("WebIdentity"),
  webIdentityToken: await sts.webIdentityToken(),
});

// AWS's providers call STS with clients of their own, through the request handler of the client that uses them.
describe.each([
  ["node", node],
  ["browser", browser],
  ["React Native", reactNative],
])("a client of %s with", (_, platform) => {
  const { GetCallerIdentityCommand, STSClient } = platform as typeof node;

  test.each([
    ["fromIni", "Open", async () => fromIni({ profile: "role" })],
    ["fromNodeProviderChain", "Open", async () => fromNodeProviderChain({ profile: "role" })],
    [
      "fromTemporaryCredentials",
      "Open",
      async () =>
        fromTemporaryCredentials({
          params: { RoleArn: roleArn("Open") },
          masterCredentials: userKey(sts, "bob"),
        }),
    ],
    ["fromWebToken", "WebIdentity", async () => fromWebToken(await webIdentity())],
    [
      "fromTokenFile",
      "WebIdentity",
      async () => {
        const { roleArn, webIdentityToken } = await webIdentity();
        return fromTokenFile({ roleArn, webIdentityTokenFile: writeHomeFile("token", webIdentityToken) });
      },
    ],
  ])("AWS's %s", async (_name, role, provider) => {
    const client = new STSClient({
      region: "eu-west-1",
      endpoint: sts.endpoint,
      credentials: (await provider()) as any,
    });
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toContain(`:assumed-role/${role}/`);
    expect(sts.requests).toHaveLength(2);
    client.destroy();
  });

  test("AWS's fromTemporaryCredentials, and a default provider for it", async () => {
    const client = new STSClient({
      region: "eu-west-1",
      endpoint: sts.endpoint,
      credentialDefaultProvider: () => async () => userKey(sts, "bob"),
      credentials: fromTemporaryCredentials({ params: { RoleArn: roleArn("Open") } }) as any,
    });
    await client.send(new GetCallerIdentityCommand({}));
    expect(sts.requests[0]!.principal).toContain("user/bob");
    client.destroy();
  });

  test("collectors of smithy's, which read what its handler gives them", async () => {
    const { streamCollector } =
      platform === node
        ? await import("@smithy/node-http-handler")
        : await import("@smithy/fetch-http-handler");
    const client = new STSClient({ region: "eu-west-1", endpoint: sts.endpoint });
    const { hostname, port } = new URL(sts.endpoint);
    const { response } = await client.config.requestHandler.handle({
      method: "POST",
      protocol: "http:",
      hostname,
      port: Number(port),
      path: "/",
      query: {},
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "Action=GetCallerIdentity&Version=2011-06-15",
    });
    const body = Buffer.from(await streamCollector(response.body)).toString();
    expect(body).toContain("<Code>MissingAuthenticationToken</Code>");
    client.destroy();
  });
});
