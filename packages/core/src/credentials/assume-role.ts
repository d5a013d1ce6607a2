import type { AwsCredentialIdentity } from "@smithy/types";
import type { BaseSTSClient } from "../client/sts-client.js";
import { AssumeRoleCommand, type AssumeRoleCommandInput } from "../operations/assume-role.js";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
} from "../operations/assume-role-with-web-identity.js";
import { explainRefusal, type RoleSessionAttempt } from "./role-refusals.js";
import { ASSUME_ROLE, ASSUME_ROLE_WITH_WEB_IDENTITY, sessionCredentials } from "./session-credentials.js";

/** Assumes a role with the client's credentials. */
export function assumeRole(
  client: BaseSTSClient,
  params: AssumeRoleCommandInput,
): Promise<AwsCredentialIdentity> {
  const { RoleArn: roleArn, SerialNumber: mfaSerial, ExternalId } = params;
  return explained({ roleArn, mfaSerial, externalId: ExternalId !== undefined }, async () =>
    sessionCredentials(await client.send(new AssumeRoleCommand(params)), roleArn, ASSUME_ROLE),
  );
}

/** Assumes a role with a web identity token. The request is not signed: no credentials are looked for. */
export function assumeRoleWithWebIdentity(
  client: BaseSTSClient,
  params: AssumeRoleWithWebIdentityCommandInput,
): Promise<AwsCredentialIdentity> {
  const { RoleArn: roleArn } = params;
  return explained({ roleArn, webIdentity: true }, async () =>
    sessionCredentials(
      await client.send(new AssumeRoleWithWebIdentityCommand(params)),
      roleArn,
      ASSUME_ROLE_WITH_WEB_IDENTITY,
    ),
  );
}

async function explained<T>(attempt: RoleSessionAttempt, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    explainRefusal(error, attempt);
    throw error;
  }
}
