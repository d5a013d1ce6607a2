import { addUserAgentMiddleware, isSdkClient } from "@aws-lambda-powertools/commons";
import { GetCallerIdentityCommand } from "@stskit/client-sts-node";
import { afterEach, expect, it, vi } from "vitest";
import { alice, useLocalSts } from "./local-sts.js";

const sts = useLocalSts();
// It warns where it fails, and goes on.
const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
});

it("takes our client for one of AWS's", () => {
  expect(isSdkClient(sts.client())).toBe(true);
});

it("adds itself to the user agent, once", async () => {
  const client = sts.client();
  addUserAgentMiddleware(client, "parameters");
  addUserAgentMiddleware(client, "parameters");
  const { Arn } = await client.send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(alice);

  const agent = sts.server.requests.at(-1)?.headers["user-agent"] ?? "";
  expect(agent.match(/PT\/parameters\/\S+ PTEnv\/\S+/g)).toHaveLength(1);
  expect(agent).toMatch(/^\S+\/\S+ .*PT\//);
});
