import { Agent } from "node:https";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import nock from "nock";
import { afterEach, beforeEach, expect, it } from "vitest";

// nock stands in for AWS itself, so these calls go to the real host names; nothing leaves the process.

beforeEach(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const client = () =>
  new STSClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    // With an agent, requests go through node:https, which nock intercepts.
    requestHandler: { httpsAgent: new Agent() },
  });

it("responds in the place of STS", async () => {
  const scope = nock("https://sts.eu-west-1.amazonaws.com")
    .post("/", /Action=GetCallerIdentity/)
    .matchHeader("authorization", /Credential=AKIDEXAMPLE/)
    .reply(
      200,
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>nocked</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>",
      { "x-amzn-requestid": "nock-1" },
    );
  const output = await client().send(new GetCallerIdentityCommand({}));
  expect(output).toMatchObject({ Arn: "nocked", $metadata: { requestId: "nock-1" } });
  expect(scope.isDone()).toBe(true);
});

it("responds with errors", async () => {
  nock("https://sts.eu-west-1.amazonaws.com")
    .post("/")
    .reply(
      403,
      "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>",
    );
  const call = client().send(new AssumeRoleCommand({ RoleArn: "r", RoleSessionName: "s" }));
  await expect(call).rejects.toMatchObject({ name: "AccessDenied", message: "No." });
});

it("breaks connections, and the call is made again", async () => {
  nock("https://sts.eu-west-1.amazonaws.com")
    .post("/")
    .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }))
    .post("/")
    .reply(200, "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>");
  const output = await client().send(new GetCallerIdentityCommand({}));
  expect(output.$metadata.attempts).toBe(2);
});
