/** What is needed to call the server as a user, and then as a role. */
export interface Connection {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly roleArn: string;
}

/** Lines to paste, by what they are for. */
export function snippetsFor({
  endpoint,
  accessKeyId,
  secretAccessKey,
  roleArn,
}: Connection): Readonly<Record<string, string>> {
  return {
    Shell: `unset AWS_SESSION_TOKEN AWS_PROFILE
export AWS_ENDPOINT_URL_STS=${endpoint}
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_ACCESS_KEY_ID=${accessKeyId}
export AWS_SECRET_ACCESS_KEY=${secretAccessKey}
aws sts assume-role --role-arn ${roleArn} --role-session-name me`,
    PowerShell: `Remove-Item Env:AWS_SESSION_TOKEN, Env:AWS_PROFILE -ErrorAction Ignore
$env:AWS_ENDPOINT_URL_STS = "${endpoint}"
$env:AWS_REGION = $env:AWS_DEFAULT_REGION = "us-east-1"
$env:AWS_ACCESS_KEY_ID = "${accessKeyId}"
$env:AWS_SECRET_ACCESS_KEY = "${secretAccessKey}"`,
    "~/.aws/config": `[profile sts-local-user]
aws_access_key_id = ${accessKeyId}
aws_secret_access_key = ${secretAccessKey}
region = us-east-1
services = sts-local

[profile sts-local]
role_arn = ${roleArn}
source_profile = sts-local-user
region = us-east-1
services = sts-local

[services sts-local]
sts =
  endpoint_url = ${endpoint}`,
    "JavaScript (stskit)": `import { AssumeRoleCommand, STSClient } from "@stskit/client-sts-node";

const client = new STSClient({
  endpoint: "${endpoint}",
  region: "us-east-1",
  credentials: { accessKeyId: "${accessKeyId}", secretAccessKey: "${secretAccessKey}" },
});
const { Credentials } = await client.send(
  new AssumeRoleCommand({ RoleArn: "${roleArn}", RoleSessionName: "me" }),
);`,
    "Python (boto3)": `import boto3

sts = boto3.client(
    "sts",
    endpoint_url="${endpoint}",
    region_name="us-east-1",
    aws_access_key_id="${accessKeyId}",
    aws_secret_access_key="${secretAccessKey}",
)
credentials = sts.assume_role(RoleArn="${roleArn}", RoleSessionName="me")["Credentials"]`,
    Go: `client := sts.New(sts.Options{
	BaseEndpoint: aws.String("${endpoint}"),
	Region:       "us-east-1",
	Credentials:  credentials.NewStaticCredentialsProvider("${accessKeyId}", "${secretAccessKey}", ""),
})
output, err := client.AssumeRole(ctx, &sts.AssumeRoleInput{
	RoleArn:         aws.String("${roleArn}"),
	RoleSessionName: aws.String("me"),
})`,
  };
}
