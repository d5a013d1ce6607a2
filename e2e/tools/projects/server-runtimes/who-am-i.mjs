import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts";

try {
  console.log((await new STSClient().send(new GetCallerIdentityCommand())).Arn);
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
