import {
  type RecordingServer,
  type ScriptedResponse,
  startRecordingServer,
} from "@stskit/e2e-support/network/recording-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "./comparison/differences.js";
import { newCommand } from "./comparison/observe.js";
import { credentials } from "./comparison/scenario.js";
import { incumbent, ours, type Side } from "./comparison/sides.js";
import { errorBody } from "./generate/error-bodies.js";

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterAll(() => server.close());

interface Entry {
  readonly level: string;
  readonly entry: Record<string, unknown>;
}

const call = {
  operation: "AssumeRoleWithWebIdentity",
  input: {
    RoleArn: "arn:aws:iam::123456789012:role/demo",
    RoleSessionName: "s",
    WebIdentityToken: "the-token",
  },
};

/** What one call writes to the client's logger. */
async function logged(side: Side, response: ScriptedResponse): Promise<Entry[]> {
  server.record([response]);
  const entries: Entry[] = [];
  const write = (level: string) => (entry: Record<string, unknown>) => entries.push({ level, entry });
  const logger = {
    trace: write("trace"),
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
  const client = new side.module.STSClient({
    region: "eu-west-1",
    credentials,
    endpoint: server.url,
    logger,
  });
  await client.send(newCommand(side, call)).catch(() => {});
  client.destroy();
  return entries.filter(({ level }) => level === "info" || level === "error");
}

const success: ScriptedResponse = {
  headers: { "x-amzn-requestid": "r" },
  body: "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>the-secret</SecretAccessKey></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>",
};
const refusal: ScriptedResponse = {
  status: 403,
  headers: { "x-amzn-requestid": "r" },
  body: errorBody({ code: "AccessDenied" }),
};

describe.each([
  ["a success", success],
  ["an error", refusal],
])("%s", (_, response) => {
  it("is logged with the same members", async () => {
    const shape = async (side: Side) =>
      (await logged(side, response)).map(({ level, entry }) => ({
        level,
        members: Object.keys(entry).sort(),
        names: [entry["clientName"], entry["commandName"]],
      }));
    expect(await shape(incumbent)).toHaveLength(1);
    expect(differences(await shape(incumbent), await shape(ours))).toEqual([]);
  });

  it("is logged without secrets", async () => {
    for (const side of [incumbent, ours]) {
      expect(JSON.stringify(await logged(side, response))).not.toMatch(/the-token|the-secret/);
    }
  });
});
