import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";

const before = Reflect.ownKeys(globalThis);
await new STSClient({ region: "eu-west-1" }).send(new GetCallerIdentityCommand());
console.log(Reflect.ownKeys(globalThis).filter((key) => !before.includes(key)));
