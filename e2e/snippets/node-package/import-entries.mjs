import { AssumeRoleCommand } from "@aws-sdk/client-sts-node/commands/AssumeRoleCommand";
import { STSClient } from "@aws-sdk/client-sts-node/STSClient";

const sTS = new STSClient({ region: "eu-west-1" });
const assumeRoleCommand = new AssumeRoleCommand({
  RoleArn: "arn:aws:iam::123456789012:role/Open",
  RoleSessionName: "import-entries",
});

try {
  const data = await sTS.send(assumeRoleCommand);
  console.log(data.AssumedRoleUser.Arn);
} catch (error) {
  console.log("failed", error);
}
