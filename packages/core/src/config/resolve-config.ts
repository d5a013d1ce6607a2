import type { RequestSigner, RetryStrategy, RetryStrategyV2 } from "@smithy/types";
import { SILENT_LOGGER } from "../command/silent-logger.js";
import { credentialsProvider } from "../credentials/credentials-provider.js";
import { isFipsRegion, realRegion } from "../endpoint/region.js";
import { resolveEndpoint } from "../endpoint/resolve-endpoint.js";
import type { HttpHandler, Platform, PlatformDefaults } from "../platform.js";
import { API_VERSION } from "../protocol/to-form.js";
import { AdaptiveRetryStrategy } from "../retry/adaptive-retry-strategy.js";
import { DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from "../retry/standard-retry-strategy.js";
import {
  checkMaxAttempts,
  checkRegionType,
  checkRequestHandler,
  checkRetryMode,
  checkRetryStrategy,
} from "./check-options.js";
import type { STSClientConfig, STSClientResolvedConfig } from "./client-config.js";
import { customEndpoint } from "./custom-endpoint.js";
import { applyExtensions } from "./extensions.js";
import { once, provided } from "./provided.js";

/** Turns the options that a user wrote into the configuration a client works with. Reads nothing yet. */
export function resolveConfig(options: STSClientConfig, platform: Platform): STSClientResolvedConfig {
  const logger = options.logger ?? SILENT_LOGGER;
  const defaults = platform.defaults({ profile: options.profile, logger });
  checkRequestHandler(options.requestHandler);
  const found = provided<string | undefined>(options.region, () => defaults.region?.());
  const region = async () => checkRegionType(await found()) ?? missingRegion(platform);
  const useFips = provided(
    options.useFipsEndpoint,
    async () => (await defaults.useFipsEndpoint?.()) ?? false,
  );
  const maxAttempts = provided(
    options.maxAttempts,
    async () => (await defaults.maxAttempts?.()) ?? DEFAULT_MAX_ATTEMPTS,
  );
  const endpoint = customEndpoint(options.endpoint);
  let provider = credentialsProvider(options, platform, defaults, () => config);

  const config: STSClientResolvedConfig = {
    serviceId: "STS",
    apiVersion: API_VERSION,
    runtime: platform.name,
    profile: options.profile,

    region: async () => realRegion(await region()),
    get credentials() {
      return provider;
    },
    set credentials(credentials) {
      provider = credentialsProvider({ ...options, credentials }, platform, defaults, () => config);
    },

    credentialDefaultProvider: options.credentialDefaultProvider,

    endpoint,
    isCustomEndpoint: endpoint !== undefined,
    serviceConfiguredEndpoint: once(() => configuredEndpoint(options, defaults)),
    endpointProvider: options.endpointProvider ?? resolveEndpoint,
    useGlobalEndpoint: provided(
      options.useGlobalEndpoint,
      async () => (await defaults.useGlobalEndpoint?.()) ?? false,
    ),
    useDualstackEndpoint: provided(
      options.useDualstackEndpoint,
      async () => (await defaults.useDualstackEndpoint?.()) ?? false,
    ),
    useFipsEndpoint: async () => isFipsRegion(await region()) || useFips(),
    ignoreConfiguredEndpointUrls: options.ignoreConfiguredEndpointUrls ?? false,
    tls: options.tls ?? true,

    timeout: options.timeout,
    maxAttempts: async () => checkMaxAttempts(await maxAttempts()),
    retryMode: provided(options.retryMode, async () => (await defaults.retryMode?.()) ?? "standard"),
    retryStrategy: once(async () =>
      options.retryStrategy
        ? checkRetryStrategy(await provided(options.retryStrategy, () => retryStrategy(config, platform))())
        : retryStrategy(config, platform),
    ),
    retryInvalidIdentityToken: options.retryInvalidIdentityToken ?? false,
    requestHandler: isRequestHandler(options.requestHandler)
      ? options.requestHandler
      : platform.requestHandler(handlerOptions(options)),

    logger,
    extensions: options.extensions ?? [],
    defaultsMode: provided(options.defaultsMode, () => "legacy"),
    customUserAgent:
      typeof options.customUserAgent === "string" ? [[options.customUserAgent]] : options.customUserAgent,
    userAgentAppId: provided(options.userAgentAppId, () => defaults.userAgentAppId?.()),

    signer: signerProvider(options.signer),
    signingRegion: options.signingRegion,
    sha256: platform.sha256,
    systemClockOffset: options.systemClockOffset ?? 0,
    disableClockSkewCorrection: provided(
      options.disableClockSkewCorrection,
      async () => (await defaults.disableClockSkewCorrection?.()) ?? false,
    ),
    cacheMiddleware: options.cacheMiddleware ?? false,
    surroundings: platform,
  };

  applyExtensions(config, config.extensions);
  return config;
}

function missingRegion(platform: Platform): never {
  throw new TypeError(`Region is missing. ${platform.remedies.region}`);
}

async function configuredEndpoint(
  options: STSClientConfig,
  defaults: PlatformDefaults,
): Promise<string | undefined> {
  if (options.ignoreConfiguredEndpointUrls || (await defaults.ignoreConfiguredEndpointUrls?.()))
    return undefined;
  return defaults.endpoint?.();
}

async function retryStrategy(
  config: STSClientResolvedConfig,
  platform: Platform,
): Promise<RetryStrategyV2 | RetryStrategy> {
  const environment = {
    time: platform.time,
    random: platform.random,
    maxAttempts: () => config.maxAttempts(),
  };
  return checkRetryMode(await config.retryMode()) === "adaptive"
    ? new AdaptiveRetryStrategy(environment)
    : new StandardRetryStrategy(environment);
}

/** The handler's own options; the defaults mode, which chooses its timeouts, goes along. */
function handlerOptions({ requestHandler, defaultsMode }: STSClientConfig): Record<string, unknown> {
  const options = (requestHandler ?? {}) as Record<string, unknown>;
  return typeof defaultsMode === "string" ? { defaultsMode, ...options } : options;
}

function isRequestHandler(value: STSClientConfig["requestHandler"]): value is HttpHandler {
  return typeof (value as HttpHandler | undefined)?.handle === "function";
}

function signerProvider(signer: STSClientConfig["signer"]): STSClientResolvedConfig["signer"] {
  if (signer === undefined || typeof signer === "function") return signer;
  return async (): Promise<RequestSigner> => signer;
}
