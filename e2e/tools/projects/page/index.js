import { STSClient } from "@stskit/client-sts";
import { GetCallerIdentityCommand } from "@stskit/client-sts-browser";
import { AssumeRoleCommand } from "@stskit/client-sts-browser/commands/AssumeRoleCommand";

/** What each package calls its platform, and the ARNs that calls return. */
globalThis.calls = async (config) => {
  const client = new STSClient(config);
  const role = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "page" };
  const { AssumedRoleUser } = await client.send(new AssumeRoleCommand(role));
  const { Arn } = await client.send(new GetCallerIdentityCommand());
  return [client.config.runtime, AssumedRoleUser.Arn, Arn];
};
