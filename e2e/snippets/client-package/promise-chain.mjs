import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

const client = new STSClient({ region: "eu-west-1" });

client
  .send(
    new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Missing", RoleSessionName: "chain" }),
  )
  .then(() => {
    console.log("succeeded");
  })
  .catch((error) => {
    console.log(error.name, error.$fault, error instanceof Error);
  })
  .finally(() => {
    console.log("finally");
  });
