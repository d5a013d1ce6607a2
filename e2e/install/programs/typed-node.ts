import * as anywhere from "@stskit/client-sts";
import * as root from "@stskit/client-sts-node";
import * as bare from "@stskit/client-sts-node/bare";
import { AssumeRoleCommand } from "@stskit/client-sts-node/commands/AssumeRoleCommand";
import { fromTemporaryCredentials } from "@stskit/client-sts-node/credential-providers";
import { assumeRole } from "@stskit/client-sts-node/functions";
import { presign } from "@stskit/client-sts-node/presign";
import { STS } from "@stskit/client-sts-node/STS";
import { STSClient } from "@stskit/client-sts-node/STSClient";
import { credentialRedisStore } from "@stskit/credential-store-redis";
import { startStsLocal } from "@stskit/sts-local";

const client = new STSClient({ region: "eu-west-1", requestHandler: { connectionTimeout: 1 } });
const command = new AssumeRoleCommand({ RoleArn: "", RoleSessionName: "" });
export const arn: Promise<string | undefined> = client
  .send(command)
  .then(({ AssumedRoleUser }) => AssumedRoleUser?.Arn);
export const others = [
  anywhere.STSClient,
  root.STSClient,
  bare.STSClient,
  fromTemporaryCredentials,
  assumeRole,
  presign,
  STS,
  credentialRedisStore,
  startStsLocal,
];
