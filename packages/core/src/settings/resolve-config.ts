import type { RequestSigner, RetryStrategy, RetryStrategyV2 } from "@smithy/types";
import { isFipsRegion, realRegion } from "../endpoint/region.js";
import { resolveEndpoint } from "../endpoint/resolve-endpoint.js";
import type { FindSetting, HttpHandler, Platform, Setting } from "../platform.js";
import { API_VERSION } from "../protocol/to-form.js";
import { AdaptiveRetryStrategy } from "../retry/adaptive-retry-strategy.js";
import { StandardRetryStrategy } from "../retry/standard-retry-strategy.js";
import { RequestHandler } from "../transport/request-handler.js";
import {
  checkClockOffset,
  checkOptionsObject,
  checkRequestHandler,
  checkRetryStrategy,
  checkSetting,
} from "./check-options.js";
import type { OrUndefined, STSClientConfig, STSClientResolvedConfig } from "./client-config.js";
import { clientCredentials } from "./client-credentials.js";
import { customEndpoint } from "./custom-endpoint.js";
import { applyExtensions } from "./extensions.js";
import { constant, once, optionValue } from "./provided.js";
import { SILENT_LOGGER } from "./silent-logger.js";
import { type SettingName, type SettingValue, settings } from "./table.js";
import { warnOfUnknownOptions } from "./unknown-options.js";

/** Resolves the user's options to a client's configuration. Settings outside the program are read later, on use. */
export function resolveConfig(
  options: OrUndefined<STSClientConfig>,
  platform: Platform,
): STSClientResolvedConfig {
  checkOptionsObject(options);
  checkRequestHandler(options.requestHandler);
  const find = platform.settings?.({ profile: options.profile });
  const setting = <Name extends SettingName>(name: Name) => settingOf(name, options, find);
  const withDefault = setting as <Name extends SettingName>(
    name: Name,
  ) => () => Promise<NonNullable<SettingValue<Name>>>;

  const givenRegion = setting("region");
  const region = async () => (await givenRegion()) || missingRegion(platform);
  const useFips = withDefault("useFipsEndpoint");
  const endpoint = customEndpoint(options.endpoint);
  const defaultsMode = withDefault("defaultsMode");
  let provider = clientCredentials(options, platform, () => config);

  const config: STSClientResolvedConfig = {
    serviceId: "STS",
    apiVersion: API_VERSION,
    runtime: platform.name,
    profile: options.profile,
    region: onceUnlessFunction(options.region, async () => realRegion(await region())),
    get credentials() {
      return provider;
    },
    set credentials(credentials) {
      provider = clientCredentials({ ...options, credentials }, platform, () => config);
    },
    credentialDefaultProvider: options.credentialDefaultProvider,
    endpoint,
    isCustomEndpoint: endpoint !== undefined,
    serviceConfiguredEndpoint: once(async () =>
      (await withDefault("ignoreConfiguredEndpointUrls")()) ? undefined : find?.(settings.endpoint),
    ),
    // Checked for each request: see checkEndpoint.
    endpointProvider:
      (options.endpointProvider as STSClientResolvedConfig["endpointProvider"] | undefined) ??
      constant(resolveEndpoint),
    useGlobalEndpoint: withDefault("useGlobalEndpoint"),
    useDualstackEndpoint: withDefault("useDualstackEndpoint"),
    useFipsEndpoint: onceUnlessFunction(
      [options.region, options.useFipsEndpoint].find((option) => typeof option === "function"),
      async () => isFipsRegion(await region()) || useFips(),
    ),
    ignoreConfiguredEndpointUrls: options.ignoreConfiguredEndpointUrls ?? false,
    tls: options.tls ?? true,
    timeout: options.timeout,
    maxAttempts: withDefault("maxAttempts"),
    retryMode: withDefault("retryMode"),
    retryStrategy: once(async () =>
      options.retryStrategy
        ? checkRetryStrategy(await optionValue(options.retryStrategy))
        : retryStrategy(config, platform),
    ),
    retryInvalidIdentityToken: options.retryInvalidIdentityToken ?? false,
    requestHandler: isRequestHandler(options.requestHandler)
      ? options.requestHandler
      : new RequestHandler({ defaultsMode, ...(options.requestHandler as object) }, platform),
    logger: options.logger ?? SILENT_LOGGER,
    extensions: options.extensions ?? [],
    defaultsMode,
    customUserAgent:
      typeof options.customUserAgent === "string" ? [[options.customUserAgent]] : options.customUserAgent,
    userAgentAppId: setting("userAgentAppId"),
    signer: signerProvider(options.signer),
    signingRegion: options.signingRegion,
    sha256: platform.sha256,
    systemClockOffset: checkClockOffset(options.systemClockOffset) ?? 0,
    disableClockSkewCorrection: withDefault("disableClockSkewCorrection"),
    cacheMiddleware: options.cacheMiddleware ?? false,
  };
  warnOfUnknownOptions(options, config, platform);
  applyExtensions(config, config.extensions);
  return config;
}

/** The provider of a setting: the option, else the value found outside the program, else the default. */
function settingOf<Name extends SettingName>(
  name: Name,
  options: OrUndefined<STSClientConfig>,
  find: FindSetting | undefined,
): () => Promise<SettingValue<Name> | undefined> {
  const setting = settings[name] as Setting<any>;
  const option = options[name];
  return onceUnlessFunction(option, async () => {
    const given =
      option === undefined || option === null ? await find?.(setting) : await optionValue<unknown>(option);
    return checkSetting(name, setting, given) ?? setting.default;
  });
}

/** Calls an option that is a function for each request. Everything else is resolved once. */
function onceUnlessFunction<T>(option: unknown, value: () => Promise<T>): () => Promise<T> {
  return typeof option === "function" ? value : once(value);
}

async function missingRegion({ remedies: { region } }: Platform): Promise<never> {
  throw new TypeError(`Region is missing. ${typeof region === "function" ? await region() : region}`);
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
