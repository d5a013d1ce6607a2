import { AssumeRoleCommand } from "@aws-sdk/client-sts-node/commands/AssumeRoleCommand";
import { STSClient } from "@aws-sdk/client-sts-node/STSClient";

const sTS = new STSClient({ region: "eu-west-1" });

try {
  await sTS.send(
    new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "s" }),
  );
} catch (error) {
  const metadata = error.$metadata;
  console.log(
    `requestId: ${metadata.requestId}
cfId: ${metadata.cfId}
extendedRequestId: ${metadata.extendedRequestId}`,
  );
  if (error.name === "PackedPolicyTooLargeException") {
    console.log(error.message);
  }
}
