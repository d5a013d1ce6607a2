import { Agent } from "node:http";
import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);
const arn = async (client: STSClient) => (await client.send(new GetCallerIdentityCommand({}))).Arn;
const missing = { RoleArn: "arn:aws:iam::123456789012:role/Missing", RoleSessionName: "handlers" };

/** An agent of node:http that counts what goes through it. */
class CountingAgent extends Agent {
  sockets_ = 0;
  override createConnection(
    ...args: Parameters<Agent["createConnection"]>
  ): ReturnType<Agent["createConnection"]> {
    this.sockets_ += 1;
    return super.createConnection(...args);
  }
}

describe.each([
  ["smithy's NodeHttpHandler", () => new NodeHttpHandler()],
  ["smithy's FetchHttpHandler", () => new FetchHttpHandler()],
])("%s", (_, create) => {
  it("carries a response", async () => {
    expect(await arn(sts.client({ requestHandler: create() }))).toBe(alice);
  });

  it("carries an error", async () => {
    const client = sts.client({ requestHandler: create() });
    await expect(client.send(new AssumeRoleCommand(missing))).rejects.toMatchObject({
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403 },
    });
  });

  it("is asked again after a failure", async () => {
    sts.server.faults.add({ reset: "before", match: { nth: 1 } });
    const client = sts.client({ requestHandler: create() });
    expect(await arn(client)).toBe(alice);
    expect(sts.server.requests).toHaveLength(2);
  });
});

describe("smithy's NodeHttpHandler", () => {
  it("hears of an abort", async () => {
    sts.server.faults.add({ delayMs: 60_000 });
    const controller = new AbortController();
    const client = sts.client({ requestHandler: new NodeHttpHandler() });
    client.middlewareStack.add(
      (next) => (args) => {
        const result = next(args);
        controller.abort();
        return result;
      },
      { step: "deserialize", name: "abortWhenSent", priority: "low" },
    );
    const call = client.send(new GetCallerIdentityCommand({}), { abortSignal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the options of smithy's handler, in its place", () => {
  it("an httpAgent carries the calls", async () => {
    const httpAgent = new CountingAgent({ keepAlive: true });
    const client = sts.client({
      requestHandler: { httpAgent, connectionTimeout: 5000, requestTimeout: 5000 },
    });
    expect(await arn(client)).toBe(alice);
    expect(await arn(client)).toBe(alice);
    expect(httpAgent.sockets_).toBe(1);
    httpAgent.destroy();
  });

  it("throwOnRequestTimeout and socketTimeout are taken", async () => {
    const requestHandler = { requestTimeout: 5000, throwOnRequestTimeout: true, socketTimeout: 5000 };
    expect(await arn(sts.client({ requestHandler }))).toBe(alice);
  });
});

describe("config.requestHandler, put in after construction", () => {
  it("carries the calls that follow", async () => {
    const client = sts.client();
    expect(await arn(client)).toBe(alice);
    const httpAgent = new CountingAgent();
    client.config.requestHandler = new NodeHttpHandler({ httpAgent });
    expect(await arn(client)).toBe(alice);
    expect(httpAgent.sockets_).toBe(1);
  });

  it("is the one that destroy() ends", () => {
    const client = sts.client();
    let destroyed = 0;
    client.config.requestHandler = { handle: () => Promise.reject(), destroy: () => destroyed++ } as never;
    client.destroy();
    expect(destroyed).toBe(1);
  });
});
