import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
} from "@aws-sdk/client-sts-node/commands/AssumeRoleCommand";
import { STS } from "@aws-sdk/client-sts-node/STS";
import { STSClient } from "@aws-sdk/client-sts-node/STSClient";

const params: AssumeRoleCommandInput = {
  RoleArn: "arn:aws:iam::123456789012:role/Open",
  RoleSessionName: "typed-entries",
};
const data: AssumeRoleCommandOutput = await new STSClient({ region: "eu-west-1" }).send(
  new AssumeRoleCommand(params),
);
console.log(data.AssumedRoleUser?.Arn);

new STS({ region: "eu-west-1" }).assumeRole(params, (err: unknown, data?: AssumeRoleCommandOutput) => {
  console.log(err, data?.AssumedRoleUser?.Arn);
});
