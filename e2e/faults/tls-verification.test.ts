import { Agent } from "node:https";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { type FaultServer, startFaultServer } from "@stskit/e2e-support/network/fault-server";
import { IDENTITY, response } from "@stskit/e2e-support/network/raw-response";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let server: FaultServer;
beforeEach(async () => {
  const tls = { name: "localhost", trusted: false };
  server = await startFaultServer({ kind: "server", behaviour: response({ body: IDENTITY }), tls });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

async function call(requestHandler: object): Promise<string | undefined> {
  const client = new STSClient({
    region: "eu-west-1",
    endpoint: server.url,
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    requestHandler,
  });
  try {
    return (await client.send(new GetCallerIdentityCommand())).Account;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    client.destroy();
  }
}

/** None of these turns off certificate verification. */
const undecided: [what: string, requestHandler: object][] = [
  ["no options", {}],
  ["rejectUnauthorized: undefined", { connect: { rejectUnauthorized: undefined } }],
  ["rejectUnauthorized: 0", { connect: { rejectUnauthorized: 0 } }],
  ['rejectUnauthorized: "false"', { connect: { rejectUnauthorized: "false" } }],
  ["options of an agent", { httpsAgent: { keepAlive: true } }],
  ["an agent for http", { httpAgent: {} }],
  ["an agent", { httpsAgent: new Agent({ rejectUnauthorized: true }) }],
];

it.each(undecided)("%s: a self-signed certificate is rejected", async (_, requestHandler) => {
  expect(await call(requestHandler)).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
});

it.each(undecided)("%s: NODE_TLS_REJECT_UNAUTHORIZED does not change that", async (_, requestHandler) => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  expect(await call(requestHandler)).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
});

it("the client's tls: false does not either", async () => {
  const client = new STSClient({
    region: "eu-west-1",
    tls: false,
    endpoint: server.url,
    credentials: { accessKeyId: "a", secretAccessKey: "s" },
  });
  await expect(client.send(new GetCallerIdentityCommand())).rejects.toThrow("self-signed");
  client.destroy();
});

it.each([
  ["undici", { connect: { rejectUnauthorized: false } }],
  ["node:https", { httpsAgent: { rejectUnauthorized: false } }],
])("over %s, the literal false is taken at its word", async (_, requestHandler) => {
  expect(await call(requestHandler)).toBe("123456789012");
});
