const { STSClient } = require("@aws-sdk/client-sts-node/STSClient");
const { AssumeRoleCommand } = require("@aws-sdk/client-sts-node/commands/AssumeRoleCommand");

const sTS = new STSClient({ region: "eu-west-1" });
const RoleSessionName = "send-callback";

sTS.send(
  new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName }),
  (err, data) => {
    console.log(err, data.AssumedRoleUser.Arn);
  },
);
sTS.send(
  new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Missing", RoleSessionName }),
  (err, data) => {
    console.log(err.name, data);
  },
);
