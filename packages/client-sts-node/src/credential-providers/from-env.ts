import { cachedProvider } from "@stskit/core/bindings";
import { type CachedCredentialProvider, CredentialsProviderError } from "@stskit/core/credentials";
import { nodePlatform } from "../platform.js";
import { environmentCredentials } from "./environment-credentials.js";
import type { CommonOptions } from "./provider-options.js";

/**
 * Credentials from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if they are temporary, AWS_SESSION_TOKEN and
 * AWS_CREDENTIAL_EXPIRATION.
 *
 * @throws CredentialsProviderError from the provider, naming the variable that is not set
 * @throws TypeError from the provider, when AWS_CREDENTIAL_EXPIRATION is not a date
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
 */
export function fromEnv(options: CommonOptions = {}): CachedCredentialProvider {
  return cachedProvider(
    async () => {
      const credentials = environmentCredentials();
      if (credentials) return credentials;
      const missing = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].filter((name) => !process.env[name]);
      throw new CredentialsProviderError(
        `The environment has no credentials: ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set. ` +
          "Set both, and AWS_SESSION_TOKEN if they are temporary.",
      );
    },
    nodePlatform,
    options.cache,
    options,
  );
}
