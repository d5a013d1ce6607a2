import { AssumeRoleCommand, STSClient } from "@stskit/client-sts-node/bare";

const command = new AssumeRoleCommand({
  RoleArn: "arn:aws:iam::123456789012:role/Open",
  RoleSessionName: "bundled",
});
new STSClient().send(command).then(({ AssumedRoleUser }) => console.log(AssumedRoleUser.Arn));
