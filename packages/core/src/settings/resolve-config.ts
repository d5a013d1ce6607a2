import type { RequestSigner, RetryStrategy, RetryStrategyV2 } from "@smithy/types";
import type { HttpHandler, Platform } from "../platform.js";
import { API_VERSION } from "../protocol/to-form.js";
import { AdaptiveRetryStrategy } from "../retry/adaptive-retry-strategy.js";
import { StandardRetryStrategy } from "../retry/standard-retry-strategy.js";
import { RequestHandler } from "../transport/request-handler.js";
import { SILENT_LOGGER } from "../warnings/silent-logger.js";
import { warnOfUnknownOptions } from "../warnings/unknown-options.js";
import { warnOnce } from "../warnings/warn-once.js";
import {
  checkClockOffset,
  checkLogger,
  checkOptionsObject,
  checkRequestHandler,
  checkRetryStrategy,
} from "./check-options.js";
import type { OrUndefined, STSClientConfig, STSClientResolvedConfig } from "./client-config.js";
import { withCredentials } from "./client-credentials.js";
import { endpointSettings } from "./endpoint-settings.js";
import { applyExtensions } from "./extensions.js";
import { once, optionValue } from "./provided.js";
import { settingsReader } from "./settings-reader.js";

/** Resolves the user's options to a client's configuration. Settings outside the program are read later, on use. */
export function resolveConfig(
  options: OrUndefined<STSClientConfig>,
  platform: Platform,
): STSClientResolvedConfig {
  checkOptionsObject(options);
  checkRequestHandler(options.requestHandler);
  const read = settingsReader(options, platform);
  const defaultsMode = read.withDefault("defaultsMode");

  const config: STSClientResolvedConfig = withCredentials(
    {
      serviceId: "STS",
      apiVersion: API_VERSION,
      runtime: platform.name,
      profile: options.profile,
      ...endpointSettings(options, read, platform),
      credentialDefaultProvider: options.credentialDefaultProvider,
      ignoreConfiguredEndpointUrls: options.ignoreConfiguredEndpointUrls ?? false,
      tls: options.tls ?? true,
      timeout: options.timeout,
      maxAttempts: read.withDefault("maxAttempts"),
      retryMode: read.withDefault("retryMode"),
      retryStrategy: once(async () =>
        options.retryStrategy
          ? checkRetryStrategy(await optionValue(options.retryStrategy))
          : retryStrategy(config, platform),
      ),
      retryInvalidIdentityToken: options.retryInvalidIdentityToken ?? false,
      requestHandler: isRequestHandler(options.requestHandler)
        ? options.requestHandler
        : new RequestHandler({ defaultsMode, ...(options.requestHandler as object) }, platform),
      logger: checkLogger(options.logger) ?? SILENT_LOGGER,
      extensions: options.extensions ?? [],
      defaultsMode,
      customUserAgent:
        typeof options.customUserAgent === "string" ? [[options.customUserAgent]] : options.customUserAgent,
      userAgentAppId: read.setting("userAgentAppId"),
      signer: signerProvider(options.signer),
      signingRegion: options.signingRegion,
      sha256: platform.sha256,
      systemClockOffset: checkClockOffset(options.systemClockOffset) ?? 0,
      disableClockSkewCorrection: read.withDefault("disableClockSkewCorrection"),
      cacheMiddleware: options.cacheMiddleware ?? false,
    },
    options,
    platform,
  );
  warnOfUnknownOptions(options, config, (message) =>
    warnOnce(config.logger, platform, message, "STSKIT_UNKNOWN_OPTION"),
  );
  applyExtensions(config, config.extensions);
  return config;
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
  return (await config.retryMode()) === "adaptive"
    ? new AdaptiveRetryStrategy(environment)
    : new StandardRetryStrategy(environment);
}

function isRequestHandler(value: STSClientConfig["requestHandler"]): value is HttpHandler {
  return typeof (value as HttpHandler | undefined)?.handle === "function";
}

function signerProvider(signer: STSClientConfig["signer"]): STSClientResolvedConfig["signer"] {
  if (signer === undefined || typeof signer === "function") return signer;
  return async (): Promise<RequestSigner> => signer;
}
