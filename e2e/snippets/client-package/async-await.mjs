import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

// One client serves several commands.
const client = new STSClient({ region: "eu-west-1" });
const command = new GetCallerIdentityCommand({});

try {
  const response = await client.send(command);
  console.log({ account: response.Account, arn: response.Arn, userId: response.UserId });
  const again = await client.send(command);
  console.log(again.$metadata.httpStatusCode, again.$metadata.attempts);
} catch (error) {
  console.log("failed", error);
} finally {
  client.destroy();
  console.log("finally");
}
