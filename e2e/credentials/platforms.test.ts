import * as browser from "@stskit/client-sts-browser";
import * as node from "@stskit/client-sts-node";
import * as reactNative from "@stskit/client-sts-react-native";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { describe, expect, test } from "vitest";

// The browser and React Native packages run here too: both only need fetch, and the browser's also WebCrypto.
describe.each([
  ["node", node],
  ["browser", browser],
  ["React Native", reactNative],
])("%s", (_, platform) => {
  const { fromTemporaryCredentials, fromWebToken, getDefaultRoleAssumer, STSClient } =
    platform as typeof node;
  const { formatUrl, GetCallerIdentityCommand, getEksToken, presign, signedCallerIdentityRequest } =
    platform as typeof node;
  const clientConfig = () => ({ region: "eu-west-1", endpoint: sts.endpoint });

  test("a role by way of a role, for a client", async () => {
    const first = fromTemporaryCredentials({
      params: { RoleArn: roleArn("Open") },
      masterCredentials: userKey(sts, "alice"),
      clientConfig: clientConfig(),
    });
    const credentials = fromTemporaryCredentials({
      params: { RoleArn: roleArn("Chained"), RoleSessionName: "second" },
      masterCredentials: first,
      clientConfig: clientConfig(),
    });
    const client = new STSClient({ ...clientConfig(), credentials });
    const [response] = await Promise.all([1, 2, 3].map(() => client.send(new GetCallerIdentityCommand({}))));
    expect(response!.Arn).toBe("arn:aws:sts::123456789012:assumed-role/Chained/second");
    expect(sts.requests.filter(({ operation }) => operation === "AssumeRole")).toHaveLength(2);
  });

  test("a web identity", async () => {
    const credentials = fromWebToken({
      roleArn: roleArn("WebIdentity"),
      webIdentityToken: () => sts.webIdentityToken(),
      clientConfig: clientConfig(),
    });
    expect(await credentials()).toMatchObject({ accountId: "123456789012" });
  });

  test("a role assumer", async () => {
    const assume = getDefaultRoleAssumer(clientConfig());
    const params = { RoleArn: roleArn("Open"), RoleSessionName: "session" };
    expect(await assume(userKey(sts, "bob"), params)).toMatchObject({ accountId: "123456789012" });
  });

  test("presigned requests", async () => {
    const options = { ...clientConfig(), credentials: userKey(sts, "bob") };
    const client = new STSClient(options);
    const asked = async (method: "GET" | "POST") => {
      const request = await presign(client, new GetCallerIdentityCommand({}), { method });
      const { host: _, ...headers } = request.headers;
      return (await fetch(formatUrl(request), { method, headers, body: request.body })).text();
    };
    expect(await asked("GET")).toContain("user/bob");
    expect(await asked("POST")).toContain("user/bob");

    const { token } = await getEksToken({ clusterName: "prod", ...options });
    expect(await sts.verifyEksToken(token, { clusterName: "prod" })).toMatchObject({
      principal: { arn: "arn:aws:iam::123456789012:user/bob" },
    });

    const { url, method, headers, body } = await signedCallerIdentityRequest({
      ...options,
      serverId: "vault",
    });
    const { host: _, ...sent } = headers as Record<string, string>;
    const response = await fetch(url, { method, headers: sent, body });
    expect(await response.text()).toContain("user/bob");
  });
});
