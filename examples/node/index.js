// Assumes a role with a local STS, which verifies signatures.
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { startStsLocal } from "@stskit/sts-local";

const sts = await startStsLocal();
const [alice] = sts.accessKeys;
console.log(`A local STS listens on ${sts.endpoint}`);

const options = { region: "eu-west-1", endpoint: sts.endpoint };
const client = new STSClient({ ...options, credentials: alice });
console.log(`\nSigned with ${alice.accessKeyId}, STS sees ${await whoIs(client)}`);

const { AssumedRoleUser, Credentials } = await client.send(
  new AssumeRoleCommand({
    RoleArn: sts.world.roles[0].arn,
    RoleSessionName: "quick-start",
    DurationSeconds: 900,
  }),
);
console.log(`\nAssumed role  ${AssumedRoleUser.Arn}`);
console.log(`  access key  ${Credentials.AccessKeyId}`);
console.log(`  expires     ${Credentials.Expiration.toISOString()}`);

const inRole = new STSClient({
  ...options,
  credentials: {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  },
});
console.log(`\nWith these credentials, STS sees ${await whoIs(inRole)}`);

client.destroy();
inRole.destroy();
await sts.close();

async function whoIs(client) {
  const { Arn } = await client.send(new GetCallerIdentityCommand());
  return Arn;
}
