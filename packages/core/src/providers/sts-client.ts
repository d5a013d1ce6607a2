import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger, Pluggable } from "@smithy/types";
import { BaseSTSClient } from "../client/sts-client.js";
import type { HttpHandler, Platform } from "../platform.js";
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
  const region = await optionValue(options.region ?? parent.region);
  const client = new BaseSTSClient(platform, {
    ...options,
    credentials,
    profile,
    logger,
    region: region ?? (await platform.settings?.({ profile })(settings.region)) ?? DEFAULT_REGION,
    requestHandler: sharedHandler(platform, [options.requestHandler, parent.requestHandler]),
    userAgentAppId: options.userAgentAppId ?? parent.userAgentAppId,
  });
  if (!options.retryStrategy) shareRetryStrategy(client.config, platform);
  for (const plugin of plugins ?? []) client.middlewareStack.use(plugin);
  return client;
}

const handlers = new WeakMap<Platform, WeakMap<object, HttpHandler>>();

/** The key of the handler that is made without options. */
const NO_OPTIONS = {};

/**
 * The first handler that is given, or one made of the first options that are. The same options always lead to the same
 * handler, so that not every role session opens connections of its own. HTTP/2 handlers are skipped: STS does not speak it.
 */
function sharedHandler(platform: Platform, candidates: readonly unknown[]): HttpHandler {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    // The client says what is wrong with it.
    if (typeof candidate !== "object") return candidate as never;
    if (!isHandler(candidate)) return handlerOf(candidate, platform);
    if (candidate.metadata?.handlerProtocol !== "h2") return candidate;
  }
  return handlerOf(NO_OPTIONS, platform);
}

function handlerOf(options: object, platform: Platform): HttpHandler {
  let made = handlers.get(platform);
  if (!made) {
    made = new WeakMap();
    handlers.set(platform, made);
  }
  let handler = made.get(options);
  if (!handler) {
    handler = new RequestHandler(options as Record<string, unknown>, platform);
    made.set(options, handler);
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
