import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { expect, onTestFinished, test } from "vitest";
import { STSClient } from "./bare.js";
import { AssumeRoleCommand } from "./commands/AssumeRoleCommand.js";

const CALLS = 30;
const ONE_MEGABYTE = 1_000_000;
const command = new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/r", RoleSessionName: "s" });
const member = (name: string) => `<${name}>${name.repeat(3)}</${name}>`;
const RESPONSE = `<AssumeRoleResponse><AssumeRoleResult><Credentials>${[
  "AccessKeyId",
  "SecretAccessKey",
  "SessionToken",
]
  .map(member)
  .join(
    "",
  )}</Credentials><Padding>${"x".repeat(ONE_MEGABYTE)}</Padding></AssumeRoleResult></AssumeRoleResponse>`;

function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

test("credentials that a program keeps don't keep the response they came in", async () => {
  const { url } = await httpServer((request, response) =>
    request.resume().on("end", () => response.end(RESPONSE)),
  );
  const client = new STSClient({
    region: "eu-west-1",
    endpoint: url,
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  });
  onTestFinished(() => client.destroy());
  await client.send(command);
  const before = heapUsed();
  const kept: unknown[] = [];
  for (let call = 0; call < CALLS; call++) kept.push((await client.send(command)).Credentials);
  expect(heapUsed() - before).toBeLessThan((CALLS * ONE_MEGABYTE) / 3);
  expect(kept).toHaveLength(CALLS);
});
