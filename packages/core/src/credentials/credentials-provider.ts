import type { AwsCredentialIdentity } from "@smithy/types";
import type { STSClientConfig, STSClientResolvedConfig } from "../config/client-config.js";
import type { Platform, PlatformDefaults } from "../platform.js";
import { type AnyCredentialProvider, type CachedCredentialProvider, sharedCache } from "./cached-provider.js";

/**
 * A client's credentials in one form: a provider that tells the one it was given which client asks, and that forgets
 * credentials which were refused. The cache behind it is the provider's, not the client's.
 */
export function credentialsProvider(
  options: Pick<STSClientConfig, "credentials" | "credentialDefaultProvider">,
  platform: Platform,
  defaults: PlatformDefaults,
  client: () => STSClientResolvedConfig,
): CachedCredentialProvider {
  const { credentials } = options;
  let provider: AnyCredentialProvider | undefined;
  const ask: (properties?: Record<string, any>) => Promise<AwsCredentialIdentity> =
    typeof credentials === "object" && credentials !== null
      ? async () => credentials
      : async (properties) => {
          provider ??= sharedCache(
            credentials ?? defaultProvider(options, platform, defaults, client()),
            platform,
          );
          return provider({ ...properties, callerClientConfig: client() });
        };
  return Object.assign(ask, {
    memoized: true as const,
    invalidate: (refused?: AwsCredentialIdentity) => provider?.invalidate?.(refused),
  });
}

function defaultProvider(
  options: Pick<STSClientConfig, "credentialDefaultProvider">,
  platform: Platform,
  defaults: PlatformDefaults,
  client: STSClientResolvedConfig,
): AnyCredentialProvider {
  if (options.credentialDefaultProvider)
    return options.credentialDefaultProvider({ ...client, parentClientConfig: client });
  const provider = defaults.credentials?.(client);
  if (provider) return provider;
  throw new TypeError(`Credentials are missing. ${platform.remedies.credentials}`);
}
