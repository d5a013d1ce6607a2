import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@stskit/client-sts-react-native";

const ROLE = "arn:aws:iam::123456789012:role/WebIdentity";

/** Exchanges a token for credentials of a role, and returns the ARN that they belong to. The endpoint defaults to AWS's. */
export async function whoAmI(token: string, endpoint?: string): Promise<string> {
  const service = { region: "eu-west-1", ...(endpoint ? { endpoint } : {}) };
  // This call needs no credentials: the token is the proof.
  const { Credentials } = await new STSClient(service).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: ROLE,
      RoleSessionName: "app",
      WebIdentityToken: token,
    }),
  );
  const credentials = {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
  const { Arn } = await new STSClient({ ...service, credentials }).send(new GetCallerIdentityCommand({}));
  return Arn;
}
