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
  /** Where STS is. Without it, the region's own. */
  readonly STS_ENDPOINT?: string;
}

/** Tells whoever comes with a web identity token who they are to AWS in the worker's role. */
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
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials!;
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

/** What STS refused is the caller's to know; what else goes wrong is between the worker and AWS. */
function refusal(error: unknown): Response {
  if (error instanceof STSServiceException && error.Type === "Sender") {
    return Response.json({ error: error.name, message: error.message }, { status: 403 });
  }
  console.error(error);
  return Response.json({ error: "STS could not be asked." }, { status: 502 });
}
