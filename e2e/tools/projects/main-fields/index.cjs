const { STSClient } = require("@stskit/client-sts-node/STSClient");
const { GetCallerIdentityCommand } = require("@stskit/client-sts-node/commands/GetCallerIdentityCommand");

new STSClient({ region: "eu-west-1" })
  .send(new GetCallerIdentityCommand())
  .then(({ Arn }) => console.log(Arn));
