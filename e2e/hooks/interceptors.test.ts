import https from "node:https";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { startConnectProxy } from "@stskit/e2e-support/network/connect-proxy";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { msw } from "./interceptors/msw.js";
import { nocks } from "./interceptors/nock.js";

const sts = useLocalSts(STSClient);
const arn = async (client: STSClient) => (await client.send(new GetCallerIdentityCommand())).Arn;

const aws = "https://sts.eu-west-1.amazonaws.com";
/** A client for AWS itself. */
const awsClient = (options = {}) => {
  const { endpoint: _, ...rest } = sts.options(options);
  return new STSClient(rest);
};
const mocked = {
  status: 200,
  body: "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>mocked</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>",
};

describe.each([...nocks, msw].map((each) => [each.name, each] as const))("%s", (_, interceptor) => {
  beforeEach(() => interceptor.start("refuse"));
  afterEach(() => {
    interceptor.stop();
    vi.unstubAllEnvs();
  });

  it("responds in the place of AWS", async () => {
    interceptor.respond(aws, mocked);
    expect(await arn(awsClient())).toBe("mocked");
  });

  it("responds with errors", async () => {
    interceptor.respond(aws, {
      status: 403,
      body: "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>",
    });
    const call = awsClient().send(new AssumeRoleCommand({ RoleArn: "r", RoleSessionName: "s" }));
    await expect(call).rejects.toMatchObject({ name: "AccessDenied", message: "No." });
  });

  it("breaks a connection, and the call rejects with our error", async () => {
    interceptor.breakConnection(aws);
    await expect(arn(awsClient({ maxAttempts: 1 }))).rejects.toMatchObject({ name: "NetworkError" });
  });

  it("intercepts a client that has made calls before, until it is taken away", async () => {
    const client = sts.client();
    interceptor.stop();
    expect(await arn(client)).toBe(alice);
    interceptor.start("refuse");
    interceptor.respond(sts.server.endpoint, mocked);
    expect(await arn(client)).toBe("mocked");
    interceptor.stop();
    expect(await arn(client)).toBe(alice);
    interceptor.start("refuse");
    expect(sts.server.requests).toHaveLength(2);
  });

  it("refuses a call that it has no response for, and the error shows no secret", async () => {
    const credentials = {
      ...sts.options().credentials,
      secretAccessKey: "the-secret-key",
      sessionToken: "the-session-token",
    };
    const error = await arn(sts.client({ credentials, maxAttempts: 1 })).catch((error) => error);
    expect(error).toBeInstanceOf(Error);
    expect(`${error.stack} ${error.cause?.stack}`).not.toMatch(/the-secret-key|the-session-token/);
    expect(error.message).not.toContain("endpoint");
    expect(sts.server.requests).toEqual([]);
  });

  it("lets a call through that it has no response for, if it is told to", async () => {
    interceptor.stop();
    interceptor.start("pass");
    const client = sts.client();
    expect(await arn(client)).toBe(alice);
    expect(await arn(client)).toBe(alice);
  });

  it("responds though the environment has a proxy", async () => {
    const proxy = await startConnectProxy();
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    interceptor.respond(aws, mocked);
    expect(await arn(awsClient())).toBe("mocked");
    expect(proxy.tunnels).toEqual([]);
    await proxy.close();
  });
});

describe("a spy on https.request", () => {
  const spied = () => vi.spyOn(https, "request");
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it("is called", async () => {
    spied().mockImplementation(() => {
      throw new Error("spied");
    });
    await expect(arn(awsClient({ maxAttempts: 1 }))).rejects.toThrow("spied");
  });

  it("does not make requests bypass the environment's proxy", async () => {
    const request = spied();
    const proxy = await startConnectProxy();
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    // It forwards nothing to other machines.
    await expect(arn(awsClient({ maxAttempts: 1 }))).rejects.toThrow(/403/);
    expect(proxy.tunnels).toEqual(["sts.eu-west-1.amazonaws.com:443"]);
    expect(request).not.toHaveBeenCalled();
    await proxy.close();
  });
});
