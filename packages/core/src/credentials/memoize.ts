import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { Time } from "../platform.js";

/** How long before they expire credentials are asked for anew; milliseconds. */
const REFRESH_AHEAD = 300_000;

/** Remembers credentials until shortly before they expire; any number of callers share one request for them. */
export function memoize(provider: AwsCredentialIdentityProvider, time: Time): AwsCredentialIdentityProvider {
  let present: AwsCredentialIdentity | undefined;
  let asking: Promise<AwsCredentialIdentity> | undefined;

  return async (properties) => {
    if (present && !properties?.["forceRefresh"] && !isExpiring(present, time.now())) return present;
    asking ??= (async () => provider(properties))().finally(() => {
      asking = undefined;
    });
    present = await asking;
    return present;
  };
}

function isExpiring({ expiration }: AwsCredentialIdentity, now: number): boolean {
  return expiration !== undefined && expiration.getTime() - now < REFRESH_AHEAD;
}
