const { STSClient } = require("@aws-sdk/client-sts-node/STSClient");
const { AssumeRoleCommand } = require("@aws-sdk/client-sts-node/commands/AssumeRoleCommand");

const sTS = new STSClient({ region: "eu-west-1" });
const assumeRoleCommand = new AssumeRoleCommand({
  RoleArn: "arn:aws:iam::123456789012:role/Open",
  RoleSessionName: "require-entries",
});

sTS
  .send(assumeRoleCommand)
  .then((data) => {
    console.log(data.AssumedRoleUser.Arn);
  })
  .catch((error) => {
    console.log("failed", error);
  });
