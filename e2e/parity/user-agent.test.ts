import { type RecordingServer, startRecordingServer } from "@stskit/e2e-support/network/recording-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, emptyResponse } from "./comparison/scenario.js";
import { incumbent, ours, type Side } from "./comparison/sides.js";

// Each client names itself; what the caller adds must appear in the same form.

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterAll(() => server.close());

type Agents = readonly [userAgent: string | undefined, amzUserAgent: string | undefined];

async function agents(side: Side, config: Record<string, unknown>): Promise<Agents> {
  const recorded = server.record([emptyResponse("GetCallerIdentity")]);
  const options = { region: "eu-west-1", credentials, endpoint: server.url, ...config };
  const client = new side.module.STSClient(options);
  await client.send(new side.module.GetCallerIdentityCommand({}));
  client.destroy();
  const { headers } = recorded[0]!;
  return [headers["user-agent"], headers["x-amz-user-agent"]];
}

describe.each([
  ["customUserAgent as a text", { customUserAgent: "my-tool/1.2.3" }, /(^| )my-tool\/1\.2\.3( |$)/],
  [
    "customUserAgent as pairs",
    { customUserAgent: [["my-tool", "1.2.3"], ["bare"]] },
    / my-tool\/1\.2\.3 bare( |$)/,
  ],
  ["characters that may not stand there", { customUserAgent: [["a b(c)", "1 2"]] }, / a-b-c-\/1-2( |$)/],
  ["userAgentAppId", { userAgentAppId: "shop" }, / app\/shop( |$)/],
  ["userAgentAppId as a function", { userAgentAppId: async () => "shop" }, / app\/shop( |$)/],
  ["the runtime", {}, / lang\/js .*md\/nodejs[#/]20/],
])("%s", (_, config, pattern) => {
  it.each([incumbent, ours])("$name", async (side) => {
    const [userAgent] = await agents(side, config);
    expect(userAgent).toMatch(pattern);
  });
});

it("stands in two headers on both", async () => {
  for (const side of [incumbent, ours]) {
    expect(await agents(side, {})).toEqual([
      expect.stringMatching(/^[\w-]+\/\d/),
      expect.stringMatching(/^[\w-]+\/\d/),
    ]);
  }
});
