import { addUserAgentMiddleware, isSdkClient } from "@aws-lambda-powertools/commons";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { afterEach, expect, it, vi } from "vitest";

const sts = useLocalSts(STSClient);
// If it fails, it warns and carries on.
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
