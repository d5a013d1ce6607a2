import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-browser";

export async function POST(request) {
  const { Arn } = await new STSClient(await request.json()).send(new GetCallerIdentityCommand());
  return new Response(Arn);
}
