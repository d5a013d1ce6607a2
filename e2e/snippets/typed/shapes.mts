import type {
  AssumedRoleUser,
  AssumeRoleCommandInput,
  Credentials,
  GetFederationTokenCommandInput,
  GetSessionTokenCommandInput,
  PolicyDescriptorType,
  Tag,
} from "@aws-sdk/client-sts";

const credentials: Credentials = {
  AccessKeyId: "ASIA",
  SecretAccessKey: "secret",
  SessionToken: "token",
  Expiration: new Date(0),
};
const user: AssumedRoleUser = { AssumedRoleId: "AROA:s", Arn: "arn:aws:sts::123456789012:assumed-role/r/s" };
const tags: Tag[] = [{ Key: "team", Value: "blue" }];
const policies: PolicyDescriptorType[] = [{ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }];
const assume: AssumeRoleCommandInput = {
  RoleArn: "r",
  RoleSessionName: "s",
  Tags: tags,
  PolicyArns: policies,
};
const federate: GetFederationTokenCommandInput = { Name: "n", Tags: tags, PolicyArns: policies };
const session: GetSessionTokenCommandInput = { DurationSeconds: 900, SerialNumber: "m", TokenCode: "123456" };

// @ts-expect-error a session name is required
const nameless: AssumeRoleCommandInput = { RoleArn: "r" };

console.log([credentials, user, assume, federate, session, nameless].length);
