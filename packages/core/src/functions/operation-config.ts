import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Platform } from "../platform.js";
import { type RetryBudget, retryBudget, StandardRetryStrategy } from "../retry/standard-retry-strategy.js";
import type { OrUndefined, STSClientResolvedConfig } from "../settings/client-config.js";
import { type EndpointSettings, endpointSettings } from "../settings/endpoint-settings.js";
import { settingsReader } from "../settings/settings-reader.js";
import { SILENT_LOGGER } from "../settings/silent-logger.js";
import { RequestHandler } from "../transport/request-handler.js";
import type { OperationOptions, SignedOperationOptions } from "./options.js";

/** What the functions need of a platform. Only signed operations need a signer. */
export type OperationPlatform = Omit<Platform, "signer"> & Partial<Pick<Platform, "signer">>;

/** The part of a client's configuration that the functions' middleware reads. */
export type OperationConfig = EndpointSettings &
  Pick<
    STSClientResolvedConfig,
    | "profile"
    | "logger"
    | "requestHandler"
    | "timeout"
    | "maxAttempts"
    | "retryStrategy"
    | "retryInvalidIdentityToken"
    | "credentials"
    | "signer"
    | "signingRegion"
    | "systemClockOffset"
    | "disableClockSkewCorrection"
    | "customUserAgent"
    | "userAgentAppId"
  >;

/** What outlives a call: connections, the budget for retries, and what is known of the service's clock. */
export interface SharedState {
  requestHandler: RequestHandler | undefined;
  readonly budget: RetryBudget;
  systemClockOffset: number;
}

export function sharedState(): SharedState {
  return { requestHandler: undefined, budget: retryBudget(), systemClockOffset: 0 };
}

/** Resolves the options of one call. */
export function operationConfig(
  options: OrUndefined<OperationOptions & SignedOperationOptions>,
  shared: SharedState,
  platform: OperationPlatform,
): OperationConfig {
  const read = settingsReader(options, platform);
  const maxAttempts = read.withDefault("maxAttempts");
  const { time, random } = platform;
  const config: OperationConfig = {
    profile: undefined,
    logger: SILENT_LOGGER,
    ...endpointSettings(options, read, platform),
    get requestHandler() {
      return options.requestHandler ?? defaultHandler(shared, platform);
    },
    timeout: options.timeout,
    maxAttempts,
    retryStrategy: async () => new StandardRetryStrategy({ time, random, maxAttempts }, shared.budget),
    retryInvalidIdentityToken: options.retryInvalidIdentityToken ?? false,
    credentials: credentialsOf(options, platform, () => config),
    signer: undefined,
    signingRegion: options.signingRegion,
    get systemClockOffset() {
      return shared.systemClockOffset;
    },
    set systemClockOffset(offset) {
      shared.systemClockOffset = offset;
    },
    disableClockSkewCorrection: read.withDefault("disableClockSkewCorrection"),
    customUserAgent: undefined,
    userAgentAppId: read.setting("userAgentAppId"),
  };
  return config;
}

function defaultHandler(shared: SharedState, platform: OperationPlatform): RequestHandler {
  shared.requestHandler ??= new RequestHandler(
    { defaultsMode: settingsReader({}, platform).withDefault("defaultsMode") },
    platform,
  );
  return shared.requestHandler;
}

/** The option as a provider. Of a provider's own methods, the call needs the one that makes it forget refused credentials. */
function credentialsOf(
  { credentials }: OrUndefined<Pick<SignedOperationOptions, "credentials">>,
  platform: OperationPlatform,
  config: () => OperationConfig,
): AwsCredentialIdentityProvider {
  if (typeof credentials === "object" && credentials !== null) return async () => credentials;
  const ask: AwsCredentialIdentityProvider = async (properties) => {
    const provider = credentials ?? platform.credentials?.(config());
    if (!provider) throw new TypeError(`Credentials are missing. ${platform.remedies.credentials}`);
    return provider({ ...properties, callerClientConfig: config() } as object);
  };
  return Object.assign(ask, credentials && { invalidate: (credentials as any).invalidate });
}
