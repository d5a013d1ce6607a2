import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@stskit/client-sts-browser";

/** Where STS is. The endpoint defaults to the region's own. */
export interface Service {
  readonly region: string;
  readonly endpoint?: string;
}

export interface Identity {
  readonly arn: string;
  readonly account: string;
  readonly userId: string;
  readonly accessKeyId: string;
  readonly expiration: Date;
}

/** Exchanges a token for credentials of a role, and gets the identity that they belong to. */
export async function assumeRole(
  service: Service,
  role: { RoleArn: string; RoleSessionName: string; WebIdentityToken: string },
): Promise<Identity> {
  // This call needs no credentials: the token is the proof.
  const anonymous = new STSClient(service);
  const { Credentials } = await anonymous.send(new AssumeRoleWithWebIdentityCommand(role));

  const inRole = new STSClient({
    ...service,
    credentials: {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    },
  });
  const { Arn, Account, UserId } = await inRole.send(new GetCallerIdentityCommand({}));
  return {
    arn: Arn,
    account: Account,
    userId: UserId!,
    accessKeyId: Credentials.AccessKeyId,
    expiration: Credentials.Expiration,
  };
}
