import type { PlatformDefaults } from "@stskit/core/client";
import { CredentialsProviderError } from "@stskit/core/credentials";
import { type Setting, settings } from "../config/settings.js";
import { environmentCredentials } from "../credentials/environment.js";

/** What the environment alone says about options that a user left out. */
export function environmentDefaults(): PlatformDefaults {
  return {
    region: () => setting(settings.region),
    credentials: () => async () => {
      const credentials = environmentCredentials();
      if (credentials) return credentials;
      throw new CredentialsProviderError(
        "Credentials are missing. Pass { credentials } to the client, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. " +
          "This entry reads no profiles: import @stskit/client-sts-node for those.",
        { tryNextLink: false },
      );
    },
    endpoint: () => setting(settings.endpoint),
    ignoreConfiguredEndpointUrls: () => setting(settings.ignoreConfiguredEndpointUrls),
    useFipsEndpoint: () => setting(settings.useFipsEndpoint),
    useDualstackEndpoint: () => setting(settings.useDualstackEndpoint),
    useGlobalEndpoint: () => setting(settings.useGlobalEndpoint),
    maxAttempts: () => setting(settings.maxAttempts),
    retryMode: () => setting(settings.retryMode),
    userAgentAppId: () => setting(settings.userAgentAppId),
    disableClockSkewCorrection: () => setting(settings.disableClockSkewCorrection),
  };
}

function setting<T>({ environment, parse }: Setting<T>): T | undefined {
  for (const name of environment) {
    const text = process.env[name];
    if (text) return parse(text, `The environment variable ${name}`);
  }
  return undefined;
}
