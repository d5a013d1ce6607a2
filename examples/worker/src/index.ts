import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
  STSServiceException,
} from "@stskit/client-sts-browser";

/** The variables of the worker, as `wrangler.jsonc` sets them. */
interface Environment {
  readonly AWS_REGION: string;
  readonly ROLE_ARN: string;
  /** The URL of STS. @default the region's own */
  readonly STS_ENDPOINT?: string;
}

/** Takes the caller's web identity token, assumes the worker's role with it and returns the AWS identity. */
export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
    if (!token) return Response.json({ error: "Pass a token: authorization: Bearer …" }, { status: 401 });
    try {
      return Response.json(await identityFor(token, environment));
    } catch (error) {
      return refusal(error);
    }
  },
};

async function identityFor(token: string, { AWS_REGION, ROLE_ARN, STS_ENDPOINT }: Environment) {
  const service = { region: AWS_REGION, ...(STS_ENDPOINT && { endpoint: STS_ENDPOINT }) };
  // A worker holds no secret: the caller's token is the proof.
  const { Credentials } = await new STSClient(service).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: ROLE_ARN,
      RoleSessionName: "worker",
      WebIdentityToken: token,
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials;
  const credentials = {
    accessKeyId: AccessKeyId!,
    secretAccessKey: SecretAccessKey!,
    sessionToken: SessionToken!,
  };
  const { Arn, Account } = await new STSClient({ ...service, credentials }).send(
    new GetCallerIdentityCommand({}),
  );
  return { arn: Arn, account: Account, until: Expiration };
}

/** Tells the caller why STS refused the token. Other errors are only logged. */
function refusal(error: unknown): Response {
  if (error instanceof STSServiceException && error.Type === "Sender") {
    return Response.json({ error: error.name, message: error.message }, { status: 403 });
  }
  console.error(error);
  return Response.json({ error: "The call to STS failed." }, { status: 502 });
}
