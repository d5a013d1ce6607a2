import type { AwsCredentialIdentity } from "@smithy/types";

/** @throws TypeError when a credentials provider is not a function */
export function checkProvider(provider: unknown): void {
  if (typeof provider === "function") return;
  throw new TypeError(
    `A credentials provider is of type ${typeof provider}, but must be a function that resolves to { accessKeyId, secretAccessKey, sessionToken?, expiration? }.`,
  );
}

/** @throws TypeError naming the member that is missing */
export function checkCredentials(
  credentials: AwsCredentialIdentity | undefined,
): asserts credentials is AwsCredentialIdentity {
  for (const member of ["accessKeyId", "secretAccessKey"] as const) {
    if (typeof credentials?.[member] !== "string" || credentials[member] === "") {
      throw new TypeError(
        `credentials have no ${member}. Give an object { accessKeyId, secretAccessKey, sessionToken? }, or a provider that resolves to one.`,
      );
    }
  }
}

/**
 * When credentials expire, in milliseconds since 1970; `undefined` if they don't.
 *
 * @throws TypeError when `expiration` is not a date
 */
export function expiryOf({ expiration }: AwsCredentialIdentity): number | undefined {
  if (expiration === undefined || expiration === null) return undefined;
  const time = new Date(expiration).getTime();
  if (Number.isNaN(time)) {
    throw new TypeError(
      "The expiration of credentials is not a date. Have the provider return a Date, or leave it out.",
    );
  }
  return time;
}

/** Whether both are of one session, or the same long-term key. */
export function sameCredentials(a: AwsCredentialIdentity, b: AwsCredentialIdentity): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}
