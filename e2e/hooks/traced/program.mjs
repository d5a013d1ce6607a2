import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";

const client = new STSClient({ region: "eu-west-1" });

await client.send(new GetCallerIdentityCommand({}));
const missing = { RoleArn: "arn:aws:iam::123456789012:role/Missing", RoleSessionName: "traced" };
await client.send(new AssumeRoleCommand(missing)).catch(() => {});
