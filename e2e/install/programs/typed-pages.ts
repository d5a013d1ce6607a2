import * as browser from "@stskit/client-sts-browser";
import { AssumeRoleCommand } from "@stskit/client-sts-browser/commands/AssumeRoleCommand";
import { fromWebToken } from "@stskit/client-sts-browser/credential-providers";
import { assumeRole } from "@stskit/client-sts-browser/functions";
import { presign } from "@stskit/client-sts-browser/presign";
import { STS } from "@stskit/client-sts-browser/STS";
import { STSClient } from "@stskit/client-sts-browser/STSClient";
import * as reactNative from "@stskit/client-sts-react-native";
import { GetCallerIdentityCommand } from "@stskit/client-sts-react-native/commands/GetCallerIdentityCommand";
import { getCallerIdentity } from "@stskit/client-sts-react-native/functions";

const client = new STSClient({ region: "eu-west-1", requestHandler: { requestTimeout: 1 } });
const command = new AssumeRoleCommand({ RoleArn: "", RoleSessionName: "" });
export const arn: Promise<string | undefined> = client
  .send(command)
  .then(({ AssumedRoleUser }) => AssumedRoleUser?.Arn);
export const others = [
  browser.STSClient,
  fromWebToken,
  assumeRole,
  presign,
  STS,
  reactNative.STSClient,
  GetCallerIdentityCommand,
  getCallerIdentity,
];
