const { startStsLocal } = require("@stskit/sts-local");
const { GetCallerIdentityCommand } = require(`${process.argv[2]}/commands/GetCallerIdentityCommand`);
const { STSClient } = require(`${process.argv[2]}/STSClient`);

startStsLocal().then(async (sts) => {
  const client = new STSClient({
    region: "eu-west-1",
    endpoint: sts.endpoint,
    credentials: sts.accessKeys[0],
  });
  const { Arn } = await client.send(new GetCallerIdentityCommand());
  console.log(client.config.runtime, Arn);
  await sts.close();
});
