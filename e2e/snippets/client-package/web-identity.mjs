import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";

// An exchange of tokens: the caller has no credentials of AWS yet.
const client = new STSClient({ region: "us-east-1" });

const response = await client.send(
  new AssumeRoleWithWebIdentityCommand({
    RoleArn: "arn:aws:iam::123456789012:role/FromTests",
    RoleSessionName: "web-session",
    WebIdentityToken: process.env.OIDC_TOKEN,
    DurationSeconds: 3600,
  }),
);
console.log(response.SubjectFromWebIdentityToken, response.Credentials.AccessKeyId.slice(0, 4));
