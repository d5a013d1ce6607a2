import type { FromProcessInit } from "@aws-sdk/credential-provider-process";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { awsInit, type CommonOptions, forAws } from "./aws-options.js";
import { cacheCredentials } from "./cache-credentials.js";
import { explainProfile } from "./profile-diagnosis.js";

/** Options of `fromProcess`: those of AWS's provider, and our cache. */
export type FromProcessOptions = FromProcessInit & CommonOptions;

/** The process may ask a person: it is started as late as is safe, and not again while it runs; milliseconds. */
const FOR_PEOPLE = { advisoryWindow: 300_000, abandonAfter: 300_000 };

/**
 * Credentials that a program prints: the one that a profile names as `credential_process`. It runs in a shell with this
 * program's rights.
 *
 * @throws CredentialsProviderError from the provider, when the profile names none, or it fails or prints something else
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function fromProcess(options: FromProcessOptions = {}): CachedCredentialProvider {
  return cacheCredentials(
    async (properties) => {
      const { fromProcess: fromAwsProcess } = await import("@aws-sdk/credential-provider-process");
      const source = awsInit(options, properties);
      try {
        return await fromAwsProcess(source)(forAws(properties));
      } catch (error) {
        throw await explainProfile(error, source);
      }
    },
    { ...FOR_PEOPLE, ...options.cache },
  );
}
