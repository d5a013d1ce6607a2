import type { AwsCredentialIdentity } from "@smithy/types";
import {
  type AnyCredentialProvider,
  type CachedCredentialProvider,
  sharedCache,
} from "../credentials/cached-provider.js";
import type { Platform } from "../platform.js";
import type { OrUndefined, STSClientConfig, STSClientResolvedConfig } from "./client-config.js";

/** Where a configuration keeps what its `credentials` are. */
const STATE: unique symbol = Symbol("credentials");

interface WithState {
  readonly [STATE]: {
    readonly provider: CachedCredentialProvider;
    set(credentials: STSClientConfig["credentials"]): void;
  };
}

/**
 * The property `credentials`. It is the same for all clients: V8 makes a dictionary, which is large and slow, of an object
 * that has accessors of its own.
 */
const CREDENTIALS = {
  get(this: WithState) {
    return this[STATE].provider;
  },
  set(this: WithState, credentials: STSClientConfig["credentials"]) {
    this[STATE].set(credentials);
  },
  enumerable: true,
  configurable: true,
};

/** Adds `credentials` to a client's configuration. */
export function withCredentials(
  settings: Omit<STSClientResolvedConfig, "credentials">,
  options: Pick<OrUndefined<STSClientConfig>, "credentials" | "credentialDefaultProvider">,
  platform: Platform,
): STSClientResolvedConfig {
  const config = settings as STSClientResolvedConfig;
  const state = {
    provider: clientCredentials(options, platform, config),
    set(credentials: STSClientConfig["credentials"]) {
      state.provider = clientCredentials({ ...options, credentials }, platform, config);
    },
  };
  return Object.defineProperties(config, { [STATE]: { value: state }, credentials: CREDENTIALS });
}

/**
 * A client's credentials as a provider. It passes the client's configuration to the user's provider, and can invalidate
 * rejected credentials. The cache belongs to the user's provider: all clients that use that provider share it.
 */
function clientCredentials(
  options: Pick<OrUndefined<STSClientConfig>, "credentials" | "credentialDefaultProvider">,
  platform: Platform,
  client: STSClientResolvedConfig,
): CachedCredentialProvider {
  const { credentials } = options;
  let provider: AnyCredentialProvider | undefined;
  const askFirst = async (properties?: Record<string, any>) => {
    const given = (credentials as AnyCredentialProvider) ?? defaultProvider(options, platform, client);
    provider ??= sharedCache(given, platform);
    return provider({ ...properties, callerClientConfig: client });
  };
  const ask: (properties?: Record<string, any>) => Promise<AwsCredentialIdentity> =
    typeof credentials === "object" && credentials !== null
      ? async () => credentials
      : // Not `async` from then on: most calls find their credentials in the cache, where a promise more is felt.
        (properties) =>
          provider ? provider({ ...properties, callerClientConfig: client }) : askFirst(properties);
  return Object.assign(ask, {
    memoized: true as const,
    invalidate: (refused?: AwsCredentialIdentity) => provider?.invalidate?.(refused),
  });
}

function defaultProvider(
  options: Pick<OrUndefined<STSClientConfig>, "credentialDefaultProvider">,
  platform: Platform,
  client: STSClientResolvedConfig,
): AnyCredentialProvider {
  if (options.credentialDefaultProvider)
    return options.credentialDefaultProvider({ ...client, parentClientConfig: client });
  const provider = platform.credentials?.(client);
  if (provider) return provider;
  throw new TypeError(`Credentials are missing. ${platform.remedies.credentials}`);
}
