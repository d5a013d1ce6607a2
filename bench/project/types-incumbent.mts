import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
const { Credentials } = await new STSClient({ region: "eu-west-1" }).send(
  new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "bench" }),
);
export const keyId: string | undefined = Credentials?.AccessKeyId;
