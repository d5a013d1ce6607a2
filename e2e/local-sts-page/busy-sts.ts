import { STS } from "@stskit/client-sts-node";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";

const account = "arn:aws:iam::123456789012";

/** A local STS that has answered two calls, and refused two. */
export async function startBusySts(): Promise<StsLocal> {
  const sts = await startStsLocal();
  const [alice, bob] = sts.accessKeys;
  const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new STS({ region: "eu-west-1", endpoint: sts.endpoint, credentials, maxAttempts: 1 });
  const client = clientOf(alice);
  const confused = clientOf({ ...alice, secretAccessKey: bob!.secretAccessKey });
  await client.getCallerIdentity();
  await client.assumeRole({ RoleArn: `${account}:role/Open`, RoleSessionName: "me" });
  await client
    .assumeRole({ RoleArn: `${account}:role/WithExternalId`, RoleSessionName: "me", ExternalId: "another" })
    .catch(() => {});
  await confused.getCallerIdentity().catch(() => {});
  client.destroy();
  confused.destroy();
  return sts;
}
