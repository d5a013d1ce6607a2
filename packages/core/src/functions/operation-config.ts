import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { checkProvider } from "../credentials/check-credentials.js";
import type { Platform } from "../platform.js";
import { StandardRetryStrategy } from "../retry/standard-retry-strategy.js";
import type { OrUndefined, STSClientResolvedConfig } from "../settings/client-config.js";
import { type EndpointSettings, endpointSettings } from "../settings/endpoint-settings.js";
import { settingsReader } from "../settings/settings-reader.js";
import { RequestHandler } from "../transport/request-handler.js";
import { SILENT_LOGGER } from "../warnings/silent-logger.js";
import type { SignedOperationOptions } from "./options.js";
import type { EndpointState, SharedState } from "./shared-state.js";

/** What the functions need of a platform. What signs is given to those that are signed. */
export type OperationPlatform = Omit<Platform, "signer">;

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

/**
 * The state of the endpoint that a call goes to, known once the endpoint is resolved. The accessors are those of a class: V8 makes
 * a slow dictionary of an object that has its own.
 */
class EndpointOfCall {
  state: EndpointState | undefined;

  get systemClockOffset(): number {
    return this.state!.systemClockOffset;
  }

  set systemClockOffset(offset: number) {
    this.state!.systemClockOffset = offset;
  }
}

/** Resolves the options of one call. */
export function operationConfig(
  options: OrUndefined<SignedOperationOptions>,
  shared: SharedState,
  platform: OperationPlatform,
): OperationConfig {
  const read = settingsReader(options, platform);
  const maxAttempts = read.withDefault("maxAttempts");
  const { time, random } = platform;
  const where = endpointSettings(options, read, platform);
  const endpoint = new EndpointOfCall();
  const config: OperationConfig = Object.assign(endpoint, {
    profile: undefined,
    logger: SILENT_LOGGER,
    ...where,
    endpointProvider: (...[parameters, context]: Parameters<EndpointSettings["endpointProvider"]>) => {
      const resolved = where.endpointProvider(parameters, context);
      endpoint.state = shared.ofEndpoint(resolved.url.host);
      return resolved;
    },
    requestHandler: options.requestHandler ?? defaultHandler(shared, platform),
    timeout: options.timeout,
    maxAttempts,
    retryStrategy: async () =>
      new StandardRetryStrategy({ time, random, maxAttempts }, endpoint.state!.budget),
    retryInvalidIdentityToken: options.retryInvalidIdentityToken ?? false,
    credentials: credentialsOf(options.credentials, platform, () => config),
    signer: undefined,
    signingRegion: options.signingRegion,
    disableClockSkewCorrection: read.withDefault("disableClockSkewCorrection"),
    customUserAgent: undefined,
    userAgentAppId: read.setting("userAgentAppId"),
  });
  return config;
}

function defaultHandler(shared: SharedState, platform: OperationPlatform): RequestHandler {
  shared.requestHandler ??= new RequestHandler(
    { defaultsMode: settingsReader({}, platform).withDefault("defaultsMode") },
    platform,
  );
  return shared.requestHandler;
}

/** The option as a provider. Of a provider's own methods, a call needs the one that makes it forget refused credentials. */
function credentialsOf(
  given: SignedOperationOptions["credentials"] | undefined,
  platform: OperationPlatform,
  config: () => OperationConfig,
): AwsCredentialIdentityProvider {
  if (typeof given === "object" && given !== null) return async () => given;
  const ask: AwsCredentialIdentityProvider = async (properties) => {
    const provider: AwsCredentialIdentityProvider | undefined = given ?? platform.credentials?.(config());
    if (!provider) throw new TypeError(`Credentials are missing. ${platform.remedies.credentials}`);
    checkProvider(provider);
    return provider({ ...properties, callerClientConfig: config() } as object);
  };
  return Object.assign(ask, { invalidate: (refused: unknown) => (given as any)?.invalidate?.(refused) });
}
