import { startStsLocal } from "@stskit/sts-local";

const { GetCallerIdentityCommand, STSClient } = await import(process.argv[2]);
const sts = await startStsLocal();
const client = new STSClient({
  region: "eu-west-1",
  endpoint: sts.endpoint,
  credentials: sts.accessKeys[0],
});
const { Arn } = await client.send(new GetCallerIdentityCommand());
console.log(client.config.runtime, Arn);
await sts.close();
