import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger, Pluggable } from "@smithy/types";
import { BaseSTSClient } from "../client/sts-client.js";
import type { HttpHandler, Platform } from "../platform.js";
import { checkSetting } from "../settings/check-options.js";
import type { STSClientConfig, STSClientResolvedConfig } from "../settings/client-config.js";
import { optionValue, type Provided } from "../settings/provided.js";
import { settings } from "../settings/table.js";
import { RequestHandler } from "../transport/request-handler.js";

/** What a provider takes from the client that it works for, where its own options leave something out. */
export interface ParentClientConfig {
  region?: Provided<string> | undefined;
  profile?: string | undefined;
  logger?: Logger | undefined;
  requestHandler?: unknown;
  userAgentAppId?: Provided<string | undefined> | undefined;
  [option: string]: unknown;
}

/** Plugins for the client that calls STS. */
export type StsPlugins = readonly Pluggable<any, any>[] | undefined;

/** The region when nothing says otherwise. */
const DEFAULT_REGION = "us-east-1";

/**
 * Makes the client that calls STS for one role session. A client has one set of credentials, so that calls for several
 * sessions at once cannot mix theirs up. These clients share connections, and the budget for retries.
 */
export async function stsClient(
  platform: Platform,
  options: STSClientConfig,
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

/** The options of the handler that is made without any. */
const NO_OPTIONS = {};

/**
 * The first handler that is given, or one made of the first options that are. HTTP/2 handlers are skipped: STS does not
 * speak it.
 */
async function sharedHandler(
  platform: Platform,
  candidates: readonly unknown[],
  defaultsMode: () => Promise<string>,
): Promise<HttpHandler> {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    // The client says what is wrong with it.
    if (typeof candidate !== "object") return candidate as never;
    if (!isHandler(candidate)) return requestHandlerOf(candidate, platform, await defaultsMode());
    if (candidate.metadata?.handlerProtocol !== "h2") return candidate;
  }
  return requestHandlerOf(NO_OPTIONS, platform, await defaultsMode());
}

/** Handlers by the platform, the options and the defaults mode that they were made with. */
const handlers = new WeakMap<Platform, WeakMap<object, Map<string, HttpHandler>>>();

/**
 * The handler that is given, or one made of options. The same options always lead to the same handler, so that not every
 * role session opens connections of its own.
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
 * Lets a client that makes one call share its retry strategy with the others that call the same endpoint in the same way.
 * Otherwise what a strategy has learned about an endpoint, and its budget, would end with the call.
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
