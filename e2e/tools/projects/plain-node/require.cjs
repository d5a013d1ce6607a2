const { GetCallerIdentityCommand, STSClient } = require("@stskit/client-sts-node");

new STSClient({ region: "eu-west-1" })
  .send(new GetCallerIdentityCommand())
  .then(({ Arn }) => console.log(Arn));
