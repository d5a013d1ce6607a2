const { STSClient, GetCallerIdentityCommand } = require("@aws-sdk/client-sts");

const client = new STSClient({ region: "eu-west-1" });

async function main() {
  try {
    await client.send(new GetCallerIdentityCommand({}));
  } catch (error) {
    const { requestId, cfId, extendedRequestId } = error.$metadata;
    console.log({ requestId, cfId, extendedRequestId });
  }
}

main();
