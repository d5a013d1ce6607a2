import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { show } from "./show";

show(async (input) => {
  const client = new STSClient({ region: "eu-west-1" });
  const { Credentials } = await client.send(new AssumeRoleWithWebIdentityCommand(input));
  return Credentials.AccessKeyId;
});
