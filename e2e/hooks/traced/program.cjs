const { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } = require("@stskit/client-sts-node");

const client = new STSClient({ region: "eu-west-1" });

async function main() {
  await client.send(new GetCallerIdentityCommand({}));
  const missing = { RoleArn: "arn:aws:iam::123456789012:role/Missing", RoleSessionName: "traced" };
  await client.send(new AssumeRoleCommand(missing)).catch(() => {});
}

main();
