import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const stsClient = new STSClient({ region: "us-east-1" });
const { Credentials } = await stsClient.send(
  new AssumeRoleCommand({
    RoleArn: "arn:aws:iam::123456789012:role/Open",
    RoleSessionName: "another-client",
    DurationSeconds: 900,
  }),
);

const otherClient = new STSClient({
  region: "us-west-2",
  credentials: {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  },
});
const identity = await otherClient.send(new GetCallerIdentityCommand({}));
console.log(identity.Arn);
