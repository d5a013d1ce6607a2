import type { AwsCredentialIdentity } from "@smithy/types";
import type { AssumedRoleUser } from "../models/assumed-role-user.js";
import type { Credentials } from "../models/credentials.js";
import { CredentialsProviderError } from "./credentials-provider-error.js";

/** Where credentials came from, as feature ids of AWS's user agent. */
export type CredentialFeatures = Readonly<Record<string, string>>;

/** How each way of assuming a role is counted in AWS's user agent. */
export const ASSUME_ROLE: CredentialFeatures = { CREDENTIALS_STS_ASSUME_ROLE: "i" };
export const ASSUME_ROLE_WITH_WEB_IDENTITY: CredentialFeatures = { CREDENTIALS_STS_ASSUME_ROLE_WEB_ID: "k" };
const ACCOUNT_ID_RESOLVED: CredentialFeatures = { RESOLVED_ACCOUNT_ID: "T" };

/**
 * A role session's credentials in the form that clients take, with the account that they belong to.
 *
 * @throws CredentialsProviderError when the answer holds none
 */
export function sessionCredentials(
  answer: { Credentials?: Credentials | undefined; AssumedRoleUser?: AssumedRoleUser | undefined },
  roleArn: string | undefined,
  features: CredentialFeatures,
): AwsCredentialIdentity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) {
    throw new CredentialsProviderError(
      `STS answered without credentials for ${roleArn}. Look at what stands between this program and STS: a proxy, an endpoint URL, a mock.`,
      { tryNextLink: false },
    );
  }
  const accountId = answer.AssumedRoleUser?.Arn?.split(":")[4];
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    ...(Expiration && { expiration: Expiration }),
    ...(accountId && { accountId }),
    ...{ $source: { ...features, ...(accountId && ACCOUNT_ID_RESOLVED) } },
  };
}
