import {
  GetCallerIdentityCommand,
  type GetCallerIdentityResponse,
  STS,
  STSClient,
} from "@aws-sdk/client-sts";

async function main(): Promise<void> {
  const response: GetCallerIdentityResponse = await new STSClient({ region: "us-east-1" }).send(
    new GetCallerIdentityCommand({}),
  );
  console.log(response.Arn);
  const sts: STSClient = new STS({ region: "us-east-1" });
  const { Arn }: GetCallerIdentityResponse = await sts.send(new GetCallerIdentityCommand());
  console.log(Arn);
}

main();
