const { STSClient, GetCallerIdentityCommand } = require("@aws-sdk/client-sts");

const client = new STSClient({ region: "eu-west-1" });

client.send(new GetCallerIdentityCommand({})).then(
  (data) => {
    console.log(data.Arn);
  },
  (error) => {
    console.log("failed", error);
  },
);
