const { STSClient, GetCallerIdentityCommand } = require("@aws-sdk/client-sts");

const client = new STSClient({ region: "eu-west-1" });

client.send(new GetCallerIdentityCommand({}), (err, data) => {
  console.log(err, data.Arn);
});
