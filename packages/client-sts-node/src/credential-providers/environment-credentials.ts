import type { AwsCredentialIdentity } from "@smithy/types";

/**
 * Credentials from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with what the environment adds to them; undefined where
 * either is missing.
 *
 * @throws TypeError when AWS_CREDENTIAL_EXPIRATION is not a date
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
 */
export function environmentCredentials(): AwsCredentialIdentity | undefined {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_CREDENTIAL_EXPIRATION: expiration,
    AWS_CREDENTIAL_SCOPE: credentialScope,
    AWS_ACCOUNT_ID: accountId,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) return undefined;
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(expiration && { expiration: asDate(expiration) }),
    ...(credentialScope && { credentialScope }),
    ...(accountId && { accountId }),
    // AWS's clients name it in their user agent; ours does not.
    ...{ $source: { CREDENTIALS_ENV_VARS: "g" } },
  };
}

function asDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(
      "The environment variable AWS_CREDENTIAL_EXPIRATION is not a date. Set it to one such as 2030-01-31T12:00:00Z.",
    );
  }
  return date;
}
