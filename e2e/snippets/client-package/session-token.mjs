import { GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";

const client = new STSClient({ region: "us-east-1" });

const response = await client.send(
  new GetSessionTokenCommand({
    DurationSeconds: 43200,
    SerialNumber: "arn:aws:iam::123456789012:mfa/alice",
    TokenCode: process.env.TOKEN_CODE,
  }),
);
console.log(response.Credentials.AccessKeyId.slice(0, 4));
