import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { STSClientConfig, STSClientResolvedConfig } from "../config/client-config.js";
import type { Platform, PlatformDefaults } from "../platform.js";
import { memoize } from "./memoize.js";

/** A client's credentials in one form: a provider that knows the client it is asked by and remembers its answer. */
export function credentialsProvider(
  options: Pick<STSClientConfig, "credentials" | "credentialDefaultProvider">,
  platform: Platform,
  defaults: PlatformDefaults,
  client: () => STSClientResolvedConfig,
): AwsCredentialIdentityProvider {
  const { credentials } = options;
  if (typeof credentials === "object" && credentials !== null) return async () => credentials;

  let provider: AwsCredentialIdentityProvider | undefined;
  return memoize(async (identityProperties) => {
    provider ??= credentials ?? defaultProvider(options, platform, defaults, client());
    return provider({ ...identityProperties, callerClientConfig: client() });
  }, platform.time);
}

function defaultProvider(
  options: Pick<STSClientConfig, "credentialDefaultProvider">,
  platform: Platform,
  defaults: PlatformDefaults,
  client: STSClientResolvedConfig,
): AwsCredentialIdentityProvider {
  if (options.credentialDefaultProvider)
    return options.credentialDefaultProvider({ ...client, parentClientConfig: client });
  const provider = defaults.credentials?.(client);
  if (provider) return provider;
  throw new TypeError(`Credentials are missing. ${platform.remedies.credentials}`);
}
