import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger, Pluggable } from "@smithy/types";
import { BaseSTSClient } from "../client/sts-client.js";
import type { HttpHandler, Platform } from "../platform.js";
import { checkSetting } from "../settings/check-options.js";
import type { OrUndefined, STSClientConfig, STSClientResolvedConfig } from "../settings/client-config.js";
import { optionValue, type Provided } from "../settings/provided.js";
import { settings } from "../settings/table.js";
import { RequestHandler } from "../transport/request-handler.js";

/** The client that a provider works for. It supplies what the provider's own options leave out. */
export interface ParentClientConfig {
  region?: Provided<string> | undefined;
  profile?: string | undefined;
  logger?: Logger | undefined;
  requestHandler?: unknown;
  userAgentAppId?: Provided<string | undefined> | undefined;
  [option: string]: unknown;
}

/** Plugins for the client that calls STS. Not `readonly`, since AWS's providers, whose options may be shared, don't say so. */
export type StsPlugins = Pluggable<any, any>[] | undefined;

/** The region when none is configured. */
const DEFAULT_REGION = "us-east-1";

/**
 * Creates the client that calls STS for one role session. Each session has its own client, so that concurrent calls cannot
 * mix up credentials. The clients share connections and the retry budget.
 */
export async function stsClient(
  platform: Platform,
  options: OrUndefined<STSClientConfig>,
  parent: ParentClientConfig,
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined,
  plugins: StsPlugins,
): Promise<BaseSTSClient> {
  const profile = options.profile ?? parent.profile;
  const logger = options.logger ?? parent.logger;
  const find = platform.settings?.({ profile });
  const region = (await optionValue(options.region ?? parent.region)) ?? (await find?.(settings.region));
  const defaultsMode = async () => {
    const given = (await optionValue(options.defaultsMode)) ?? (await find?.(settings.defaultsMode));
    return checkSetting("defaultsMode", settings.defaultsMode, given) ?? settings.defaultsMode.default;
  };
  const client = new BaseSTSClient(platform, {
    ...options,
    credentials,
    profile,
    logger,
    region: region ?? DEFAULT_REGION,
    requestHandler: await sharedHandler(
      platform,
      [options.requestHandler, parent.requestHandler],
      defaultsMode,
    ),
    userAgentAppId: options.userAgentAppId ?? parent.userAgentAppId,
  });
  if (!options.retryStrategy) shareRetryStrategy(client.config, platform);
  for (const plugin of plugins ?? []) client.middlewareStack.use(plugin);
  return client;
}

/** The key of the handler that is created without options. */
const NO_OPTIONS = {};

/**
 * The first candidate that is set: a request handler, or options to create one. HTTP/2 handlers are skipped, since STS
 * does not support HTTP/2.
 */
async function sharedHandler(
  platform: Platform,
  candidates: readonly unknown[],
  defaultsMode: () => Promise<string>,
): Promise<HttpHandler> {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    // The client rejects it, with a message.
    if (typeof candidate !== "object") return candidate as never;
    if (!isHandler(candidate)) return requestHandlerOf(candidate, platform, await defaultsMode());
    if (candidate.metadata?.handlerProtocol !== "h2") return candidate;
  }
  return requestHandlerOf(NO_OPTIONS, platform, await defaultsMode());
}

/** Handlers by the platform, options and defaults mode they were created with. */
const handlers = new WeakMap<Platform, WeakMap<object, Map<string, HttpHandler>>>();

/**
 * Returns a given handler, or creates one from options. The same options always return the same handler, so that role
 * sessions share connections.
 */
export function requestHandlerOf(
  given: object,
  platform: Platform,
  defaultsMode: string = settings.defaultsMode.default,
): HttpHandler {
  if (isHandler(given)) return given;
  const ofPlatform = handlers.get(platform) ?? new WeakMap<object, Map<string, HttpHandler>>();
  handlers.set(platform, ofPlatform);
  const ofOptions = ofPlatform.get(given) ?? new Map<string, HttpHandler>();
  ofPlatform.set(given, ofOptions);
  let handler = ofOptions.get(defaultsMode);
  if (!handler) {
    handler = new RequestHandler({ defaultsMode, ...given }, platform);
    ofOptions.set(defaultsMode, handler);
  }
  return handler;
}

function isHandler(value: object): value is HttpHandler {
  return typeof (value as Partial<HttpHandler>).handle === "function";
}

type RetryStrategies = Awaited<ReturnType<STSClientResolvedConfig["retryStrategy"]>>;

const strategies = new WeakMap<Platform, Map<string, RetryStrategies>>();

/**
 * Shares a retry strategy among clients with the same endpoint and retry mode. These clients make one call each, so what a
 * strategy of their own learned, and its budget, would end with the call.
 */
function shareRetryStrategy(config: STSClientResolvedConfig, platform: Platform): void {
  const own = config.retryStrategy;
  config.retryStrategy = async () => {
    const shared = strategies.get(platform) ?? new Map<string, RetryStrategies>();
    strategies.set(platform, shared);
    const [strategy, key] = await Promise.all([own(), endpointAndMode(config)]);
    if (!shared.has(key)) shared.set(key, strategy);
    return shared.get(key)!;
  };
}

async function endpointAndMode(config: STSClientResolvedConfig): Promise<string> {
  const parts = [
    config.retryMode(),
    config.maxAttempts(),
    config.endpoint?.() ?? config.serviceConfiguredEndpoint(),
    config.region(),
    config.useFipsEndpoint(),
    config.useDualstackEndpoint(),
    config.useGlobalEndpoint(),
  ];
  return JSON.stringify(await Promise.all<unknown>(parts));
}
