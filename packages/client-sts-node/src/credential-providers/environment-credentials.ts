import type { AwsCredentialIdentity } from "@smithy/types";

/**
 * Credentials from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the variables that go with them; `undefined` if either of
 * the two is missing.
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
    // For the user agent of AWS's clients. Ours ignores it.
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
