import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

const client = new STSClient({ region: "us-east-1" });

const response = await client.send(
  new AssumeRoleCommand({
    RoleArn: "arn:aws:iam::123456789012:role/Open",
    RoleSessionName: "my-app-session",
    DurationSeconds: 3600,
    Policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    }),
  }),
);

const credentials = response.Credentials;
console.log({
  accessKeyId: credentials?.AccessKeyId.slice(0, 4),
  secretAccessKey: typeof credentials?.SecretAccessKey,
  sessionToken: typeof credentials?.SessionToken,
  expiration: credentials?.Expiration instanceof Date,
});
