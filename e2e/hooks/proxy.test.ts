import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { type ConnectProxy, startConnectProxy } from "@stskit/e2e-support/network/connect-proxy";
import { addProxyToClient } from "aws-sdk-v3-proxy";
import { HttpProxyAgent } from "hpagent";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);
let proxy: ConnectProxy;
beforeAll(async () => {
  proxy = await startConnectProxy();
});
afterEach(() => {
  proxy.tunnels.length = 0;
});
afterAll(() => proxy.close());

const arn = async (client: STSClient) => (await client.send(new GetCallerIdentityCommand({}))).Arn;
const host = () => new URL(sts.server.endpoint).host;

describe("aws-sdk-v3-proxy", () => {
  it("leads the calls of a client that exists through a proxy", async () => {
    // It only supports https, so the call goes to AWS itself, and the proxy refuses to forward it.
    const { endpoint: _, ...options } = sts.options({ maxAttempts: 1 });
    const client = new STSClient(options);
    addProxyToClient(client, { httpProxy: proxy.url, httpsProxy: proxy.url });
    await expect(arn(client)).rejects.toThrow(/403/);
    expect(proxy.tunnels).toEqual(["sts.eu-west-1.amazonaws.com:443"]);
    client.destroy();
  });
});

describe("hpagent", () => {
  it("as the httpAgent of the client's options", async () => {
    const httpAgent = new HttpProxyAgent({ proxy: proxy.url });
    expect(await arn(sts.client({ requestHandler: { httpAgent } }))).toBe(alice);
    expect(proxy.tunnels).toEqual([host()]);
    httpAgent.destroy();
  });
});
