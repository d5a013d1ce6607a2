import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetCallerIdentityCommand } from "@stskit/core/api";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { rejection } from "@stskit/e2e-support/rejection";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { STSClient } from "../STSClient.js";

let directory: string;
let endpoint: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "stskit-origin-"));
  endpoint = `http://127.0.0.1:${await unusedPort()}`;
  for (const file of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) {
    vi.stubEnv(file, join(directory, file));
  }
  vi.stubEnv("AWS_PROFILE", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

function environment(name: string): object {
  vi.stubEnv(name, endpoint);
  return {};
}

function config(text: string): object {
  writeFileSync(join(directory, "AWS_CONFIG_FILE"), text);
  return {};
}

function testClient(options: object): STSClient {
  return new STSClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 1,
    ...options,
  });
}

it.each<[source: string, options: () => object]>([
  ["is from the option endpoint", () => ({ endpoint })],
  ["is from the environment variable AWS_ENDPOINT_URL", () => environment("AWS_ENDPOINT_URL")],
  ["is from the environment variable AWS_ENDPOINT_URL_STS", () => environment("AWS_ENDPOINT_URL_STS")],
  [
    "is from endpoint_url in the shared config files",
    () => ({ profile: "dev", ...config(`[profile dev]\nendpoint_url = ${endpoint}\n`) }),
  ],
  [
    "is from endpoint_url of sts in the profile's services section",
    () => config(`[default]\nservices = local\n[services local]\nsts =\n  endpoint_url = ${endpoint}\n`),
  ],
])("the error of a connection says that the endpoint %s", async (source, options) => {
  const client = testClient(options());
  const error = await rejection(client.send(new GetCallerIdentityCommand()));
  client.destroy();
  expect(error).toMatchObject({ name: "NetworkError", code: "ECONNREFUSED" });
  expect(error.message).toMatch(new RegExp(`ECONNREFUSED.*\\. The endpoint ${source}\\.$`));
});

it("the error of a proxy's connection does not say where the endpoint is from", async () => {
  vi.stubEnv("HTTP_PROXY", endpoint);
  vi.stubEnv("NO_PROXY", "");
  const client = testClient({ endpoint: "http://sts.test" });
  const error = await rejection(client.send(new GetCallerIdentityCommand()));
  client.destroy();
  expect(error.message).toMatch(/^The request to sts\.test through the proxy .* ECONNREFUSED [\d.:]+$/);
});

it("nor does the error of a client that is destroyed during a request", async () => {
  const server = await httpServer(() => client.destroy());
  const client = testClient({ endpoint: `http://127.0.0.1:${server.port}` });
  const error = await rejection(client.send(new GetCallerIdentityCommand()));
  expect(error.message).toMatch(/ failed: The client is destroyed$/);
});
