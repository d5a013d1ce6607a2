import {
  type AssumeRoleCommandInput,
  type AssumeRoleWithWebIdentityCommandInput,
  getDefaultRoleAssumer,
  getDefaultRoleAssumerWithWebIdentity,
  type STSClient,
} from "@aws-sdk/client-sts";
import type { AwsCredentialIdentity, Logger, Pluggable } from "@smithy/types";

type RoleAssumer = (
  sourceCreds: AwsCredentialIdentity,
  params: AssumeRoleCommandInput,
) => Promise<AwsCredentialIdentity>;
type RoleAssumerWithWebIdentity = (
  params: AssumeRoleWithWebIdentityCommandInput,
) => Promise<AwsCredentialIdentity>;

const logger: Logger = { ...console };
const plugins: Pluggable<any, any>[] = [];
const options = { region: "eu-west-1", logger, credentialProviderLogger: logger, parentClientConfig: {} };

const assumer: RoleAssumer = getDefaultRoleAssumer(options, plugins);
const webAssumer: RoleAssumerWithWebIdentity = getDefaultRoleAssumerWithWebIdentity(options, plugins);
const destroy: (client: STSClient) => void = (client) => client.destroy();

console.log(typeof assumer, typeof webAssumer, typeof destroy);
