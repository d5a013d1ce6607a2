import type { AwsCredentialIdentity } from "@smithy/types";
import type { BaseSTSClient } from "../client/sts-client.js";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleResponse,
} from "../commands/AssumeRoleCommand.js";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
} from "../commands/AssumeRoleWithWebIdentityCommand.js";
import { CredentialsProviderError } from "../credentials/credentials-provider-error.js";
import { isError } from "../errors/as-error.js";
import { explainRefusal, type RoleSessionAttempt, roleName } from "./role-refusals.js";

/** Where credentials came from, as feature ids for AWS's user agent. */
type CredentialFeatures = Readonly<Record<string, string>>;

const ASSUME_ROLE: CredentialFeatures = { CREDENTIALS_STS_ASSUME_ROLE: "i" };
const ASSUME_ROLE_WITH_WEB_IDENTITY: CredentialFeatures = { CREDENTIALS_STS_ASSUME_ROLE_WEB_ID: "k" };
const ACCOUNT_ID_RESOLVED: CredentialFeatures = { RESOLVED_ACCOUNT_ID: "T" };

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

/** Assumes a role with a web identity token. The request is not signed, so it needs no credentials. */
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

/** The roles that could not be assumed, by the error. */
const failed = new WeakMap<object, string>();

/** The role that an error is about, if it ended the attempt to assume one. */
export function roleOfFailure(error: unknown): string | undefined {
  return failed.get(error as object);
}

async function explained<T>(attempt: RoleSessionAttempt, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    // Credentials of a role may be needed to assume another one, whose attempt then ends with the same error.
    if (isError(error) && !failed.has(error)) {
      explainRefusal(error, attempt);
      failed.set(error, roleName(attempt.roleArn));
    }
    throw error;
  }
}

/**
 * The credentials of a role session as clients take them, with the account they belong to.
 *
 * @throws CredentialsProviderError when the response has none
 */
function sessionCredentials(
  { Credentials, AssumedRoleUser }: Pick<AssumeRoleResponse, "Credentials" | "AssumedRoleUser">,
  roleArn: string | undefined,
  features: CredentialFeatures,
): AwsCredentialIdentity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) {
    throw new CredentialsProviderError(
      `The response has no credentials for ${roleName(roleArn)}. Check whether it comes from STS, and not from a proxy, a mock or another endpoint.`,
      { tryNextLink: false },
    );
  }
  const accountId = AssumedRoleUser?.Arn?.split(":")[4];
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    ...(Expiration && { expiration: Expiration }),
    ...(accountId && { accountId }),
    ...{ $source: { ...features, ...(accountId && ACCOUNT_ID_RESOLVED) } },
  };
}
