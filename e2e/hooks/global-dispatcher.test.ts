import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { startConnectProxy } from "@stskit/e2e-support/network/connect-proxy";
import { rejection } from "@stskit/e2e-support/rejection";
import * as undici7 from "undici";
import * as undici6 from "undici6";
import { afterEach, describe, expect, it, vi } from "vitest";

const sts = useLocalSts(STSClient);
const arn = async (client: STSClient) => (await client.send(new GetCallerIdentityCommand())).Arn;
const host = () => new URL(sts.server.endpoint).host;

const mocked =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>mocked</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>";

describe.each([
  ["undici 7", undici7],
  ["undici 6", undici6 as unknown as typeof undici7],
])("setGlobalDispatcher of %s", (_, { Agent, EnvHttpProxyAgent, MockAgent, ProxyAgent, ...undici }) => {
  const before = undici.getGlobalDispatcher();
  afterEach(() => {
    undici.setGlobalDispatcher(before);
    vi.unstubAllEnvs();
  });

  describe("with a MockAgent", () => {
    /** Sets one, which responds to a request of the origin that has the headers. */
    const respond = (origin: string, headers = {}) => {
      const mock = new MockAgent();
      mock.disableNetConnect();
      undici.setGlobalDispatcher(mock);
      const response = { headers: { "x-amzn-requestid": "mock-1" } };
      mock.get(origin).intercept({ path: "/", method: "POST", headers }).reply(200, mocked, response);
    };

    it("has it respond in the place of AWS", async () => {
      respond("https://sts.eu-west-1.amazonaws.com");
      const { endpoint: _, ...options } = sts.options();
      const output = await new STSClient(options).send(new GetCallerIdentityCommand());
      expect(output).toMatchObject({ Arn: "mocked", $metadata: { requestId: "mock-1" } });
    });

    it("does not blame the endpoint for a request that it has no response for", async () => {
      respond("https://sts.eu-west-1.amazonaws.com");
      const { message } = await rejection(arn(sts.client({ maxAttempts: 1 })));
      expect(message).toMatch(/Mock dispatch not matched/);
      expect(message).not.toContain("endpoint");
    });

    it("affects a client that has made calls before, until the default is back", async () => {
      const client = sts.client();
      expect(await arn(client)).toBe(alice);
      respond(sts.server.endpoint);
      expect(await arn(client)).toBe("mocked");
      undici.setGlobalDispatcher(before);
      expect(await arn(client)).toBe(alice);
    });

    it("has it refuse a call that it has no response for, and the error shows no secret", async () => {
      // The headers are what its error shows.
      respond(sts.server.endpoint, { "x-amz-security-token": "another" });
      const credentials = {
        ...sts.options().credentials,
        secretAccessKey: "the-secret-key",
        sessionToken: "the-session-token",
      };
      const error = await arn(sts.client({ credentials, maxAttempts: 1 })).catch((error) => error);
      expect(error).toMatchObject({ name: "NetworkError" });
      expect(`${error.stack} ${error.cause?.stack}`).not.toMatch(/the-secret-key|the-session-token/);
      expect(sts.server.requests).toEqual([]);
    });

    it("has it respond though the environment has a proxy", async () => {
      const proxy = await startConnectProxy();
      vi.stubEnv("HTTPS_PROXY", proxy.url);
      respond("https://sts.eu-west-1.amazonaws.com");
      const { endpoint: _, ...options } = sts.options();
      expect(await arn(new STSClient(options))).toBe("mocked");
      expect(proxy.tunnels).toEqual([]);
      await proxy.close();
    });
  });

  describe("with an agent", () => {
    it.each([
      ["a ProxyAgent", (proxy: string) => new ProxyAgent(proxy)],
      ["an EnvHttpProxyAgent", (proxy: string) => new EnvHttpProxyAgent({ httpProxy: proxy, noProxy: "" })],
    ])("has requests go through %s", async (_, create) => {
      const proxy = await startConnectProxy();
      const agent = create(proxy.url);
      undici.setGlobalDispatcher(agent);
      expect(await arn(sts.client())).toBe(alice);
      expect(proxy.tunnels).toEqual([host()]);
      await agent.close();
      await proxy.close();
    });

    it("has requests to this machine bypass the environment's proxies", async () => {
      const proxy = await startConnectProxy();
      vi.stubEnv("HTTP_PROXY", proxy.url);
      const agent = new EnvHttpProxyAgent();
      undici.setGlobalDispatcher(agent);
      expect(await arn(sts.client())).toBe(alice);
      expect(proxy.tunnels).toEqual([]);
      await agent.close();
      await proxy.close();
    });

    it("has requests go through an Agent with options", async () => {
      const connect = vi.fn(undici.buildConnector({}));
      const agent = new Agent({ connect });
      undici.setGlobalDispatcher(agent);
      expect(await arn(sts.client())).toBe(alice);
      expect(connect).toHaveBeenCalledTimes(1);
      await agent.close();
    });

    it("has requests end at their deadline", async () => {
      sts.server.faults.add({ delayMs: 60_000 });
      const agent = new Agent({ pipelining: 1 });
      undici.setGlobalDispatcher(agent);
      const client = sts.client({ maxAttempts: 1, requestHandler: { requestTimeout: 100 } });
      await expect(arn(client)).rejects.toMatchObject({ name: "TimeoutError" });
      // Waits for requests under way.
      await agent.close();
    });

    it("has requests go through an Agent with interceptors", async () => {
      const paths: unknown[] = [];
      const agent = new Agent();
      undici.setGlobalDispatcher(
        agent.compose((dispatch) => (options, handler) => {
          paths.push(options.path);
          return dispatch(options, handler);
        }),
      );
      expect(await arn(sts.client())).toBe(alice);
      expect(paths).toEqual(["/"]);
      await agent.close();
    });

    it("does not make requests bypass the environment's proxy", async () => {
      const proxy = await startConnectProxy();
      vi.stubEnv("HTTPS_PROXY", proxy.url);
      const agent = new Agent({ pipelining: 1 });
      undici.setGlobalDispatcher(agent);
      const { endpoint: _, ...options } = sts.options({ maxAttempts: 1 });
      await expect(arn(new STSClient(options))).rejects.toThrow(/403/);
      expect(proxy.tunnels).toEqual(["sts.eu-west-1.amazonaws.com:443"]);
      await proxy.close();
    });

    it("leaves a client alone that has a dispatcher of its own", async () => {
      undici.setGlobalDispatcher(new MockAgent());
      const dispatcher = new Agent();
      expect(await arn(sts.client({ requestHandler: { dispatcher } }))).toBe(alice);
      await dispatcher.close();
    });
  });
});
