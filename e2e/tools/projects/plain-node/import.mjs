import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";

const { Arn } = await new STSClient({ region: "eu-west-1" }).send(new GetCallerIdentityCommand());
console.log(Arn);
