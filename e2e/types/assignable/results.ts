// What STS always sends isn't `undefined` in what calls resolve to. Under the names of AWS's package, outputs are as there.
import { STS as AwsSTS } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentity } from "@smithy/types";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  type AssumeRoleResult,
  type Credentials,
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandOutput,
  STS,
  STSClient,
  type TemporaryCredentials,
} from "@stskit/client-sts-node";
import { assumeRole, getCallerIdentity } from "@stskit/client-sts-node/functions";

const client = new STSClient();
const sts = new STS();
const role = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "me" };

export async function identity(): Promise<string[]> {
  const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand());
  return [Account, Arn, UserId, (await sts.getCallerIdentity()).Arn, (await getCallerIdentity()).Account];
}

export function identityOf({ Credentials, AssumedRoleUser }: AssumeRoleResult): AwsCredentialIdentity {
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
    expiration: Credentials.Expiration,
    accountId: AssumedRoleUser.Arn.split(":")[4]!,
  };
}
export const keys = async (): Promise<AwsCredentialIdentity> => identityOf(await sts.assumeRole(role));
export const credentials = async (): Promise<TemporaryCredentials> => (await assumeRole(role)).Credentials;
client.send(new AssumeRoleCommand(role), (_error, output) => output?.Credentials.AccessKeyId.length);

// Some members are there only sometimes: this one depends on the request.
export const packed = async () => {
  // @ts-expect-error
  const size: number = (await assumeRole(role)).PackedPolicySize;
  return size;
};

// A program for AWS's package compiles as it is: its types are wider, and what it asserts holds.
export const asked = (): Promise<GetCallerIdentityCommandOutput> =>
  client.send(new GetCallerIdentityCommand());
export const kept = async (): Promise<Credentials | undefined> => (await sts.assumeRole(role)).Credentials;
export const asserted = async (): Promise<string> => (await sts.assumeRole(role)).Credentials!.AccessKeyId!;
export const made: AssumeRoleCommandOutput = { Credentials: undefined, $metadata: {} };
export const either = (either: STS | AwsSTS): Promise<GetCallerIdentityCommandOutput> =>
  either instanceof AwsSTS ? either.getCallerIdentity({}) : either.getCallerIdentity({});

// Commands are of AWS's outputs, so that middleware for these fits.
new GetCallerIdentityCommand().middlewareStack.add(
  (next) => async (args) => ({ ...(await next(args)), output: { $metadata: {} } }),
  {},
);
