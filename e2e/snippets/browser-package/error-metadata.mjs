import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts-browser";

const sTS = new STSClient(OPTIONS);
try {
  await sTS.send(
    new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::123456789012:role/Missing",
      RoleSessionName: "error-metadata",
    }),
  );
} catch (error) {
  const metadata = error.$metadata;
  console.log(error.name, metadata.httpStatusCode, metadata.requestId);
}
