import "../vm/globals";
import { GetCallerIdentityCommand } from "@stskit/client-sts/commands/GetCallerIdentityCommand";
import { STSClient as UniversalClient } from "@stskit/client-sts/STSClient";
import { AssumeRoleCommand as SameCommand } from "@stskit/client-sts-react-native";
import { AssumeRoleCommand } from "@stskit/client-sts-react-native/commands/AssumeRoleCommand";
import { fromTemporaryCredentials } from "@stskit/client-sts-react-native/credential-providers";
import { formatUrl, presign } from "@stskit/client-sts-react-native/presign";
import { STS } from "@stskit/client-sts-react-native/STS";
import { STSClient } from "@stskit/client-sts-react-native/STSClient";

/** The ARN that each entry point's call returns. */
globalThis.callers = async (config) => {
  const client = new STSClient(config);
  const params = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "app" };
  const credentials = fromTemporaryCredentials({ params, clientConfig: config });
  const url = formatUrl(await presign(client, new GetCallerIdentityCommand()));
  const presigned = await (await fetch(url)).text();
  return [
    (await client.send(new SameCommand(params))).AssumedRoleUser.Arn,
    (await client.send(new AssumeRoleCommand(params))).AssumedRoleUser.Arn,
    (await new STSClient({ ...config, credentials }).send(new GetCallerIdentityCommand())).Arn,
    (await new UniversalClient(config).send(new GetCallerIdentityCommand())).Arn,
    (await new STS(config).getCallerIdentity()).Arn,
    presigned.match(/<Arn>(.*)<\/Arn>/)[1],
  ];
};
