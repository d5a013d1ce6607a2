import {
  AssumeRoleCommand,
  ExpiredTokenException,
  GetCallerIdentityCommand,
  STS,
  STSClient,
} from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);
const role = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "mocked" };

describe("the class, mocked", () => {
  const mock = mockClient(STSClient);
  afterEach(() => mock.reset());

  it("responds for any client", async () => {
    mock.on(GetCallerIdentityCommand).resolves({ Arn: "mocked" });
    const { Arn } = await new STSClient({ region: "eu-west-1" }).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe("mocked");
  });

  it("responds without what STS always sends, and TypeScript agrees", async () => {
    const Credentials = {
      AccessKeyId: "mocked",
      SecretAccessKey: undefined,
      SessionToken: undefined,
      Expiration: undefined,
    };
    mock.on(AssumeRoleCommand).resolves({ Credentials, AssumedRoleUser: undefined });
    const output = await new STSClient({ region: "eu-west-1" }).send(new AssumeRoleCommand(role));
    expect(output).toEqual({ Credentials, AssumedRoleUser: undefined });
  });

  it("tells commands and inputs apart", async () => {
    mock
      .on(AssumeRoleCommand)
      .resolves({ PackedPolicySize: 0 })
      .on(AssumeRoleCommand, { RoleSessionName: "mocked" })
      .resolves({ PackedPolicySize: 7 });
    const client = new STSClient({ region: "eu-west-1" });
    expect(await client.send(new AssumeRoleCommand(role))).toEqual({ PackedPolicySize: 7 });
    const other = new AssumeRoleCommand({ ...role, RoleSessionName: "other" });
    expect(await client.send(other)).toEqual({ PackedPolicySize: 0 });
    expect(await client.send(new GetCallerIdentityCommand({}))).toBeUndefined();
  });

  it("rejects with what it is given", async () => {
    const expired = new ExpiredTokenException({ message: "Too late.", $metadata: {} });
    mock.on(AssumeRoleCommand).rejects(expired);
    const call = new STSClient({ region: "eu-west-1" }).send(new AssumeRoleCommand(role));
    await expect(call).rejects.toBe(expired);
  });

  it("keeps the calls", async () => {
    mock.resolves({});
    await new STSClient({ region: "eu-west-1" }).send(new AssumeRoleCommand(role));
    expect(mock.calls()).toHaveLength(1);
    expect(mock.call(0).args[0].input).toEqual(role);
    expect(mock.commandCalls(AssumeRoleCommand, { RoleArn: role.RoleArn })).toHaveLength(1);
    expect(mock.commandCalls(GetCallerIdentityCommand)).toHaveLength(0);
  });

  it("responds for the methods of STS, which send too", async () => {
    mock.on(GetCallerIdentityCommand).resolves({ Arn: "mocked" });
    const { Arn } = await new STS({ region: "eu-west-1" }).getCallerIdentity({});
    expect(Arn).toBe("mocked");
    mock.restore();
  });
});

describe("an instance, mocked", () => {
  it("responds for itself alone, until it is restored", async () => {
    const client = sts.client();
    const other = sts.client();
    const mock = mockClient(client);
    mock.on(GetCallerIdentityCommand).resolvesOnce({ Arn: "first" }).resolves({ Arn: "later" });

    const arn = async (from: STSClient) => (await from.send(new GetCallerIdentityCommand({}))).Arn;
    expect([await arn(client), await arn(client)]).toEqual(["first", "later"]);
    expect(await arn(other)).toBe(alice);
    expect(mock.clientName()).toBe("STSClient");

    mock.restore();
    expect(await arn(client)).toBe(alice);
  });
});
