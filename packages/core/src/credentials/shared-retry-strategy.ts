import type { STSClientResolvedConfig } from "../config/client-config.js";
import type { Platform } from "../platform.js";

type RetryStrategies = Awaited<ReturnType<STSClientResolvedConfig["retryStrategy"]>>;

const strategies = new WeakMap<Platform, Map<string, RetryStrategies>>();

/**
 * Has a client that makes one call share its retry strategy with the others that ask the same endpoint in the same way.
 * What a strategy learns of an endpoint, and what it lets retries cost, would otherwise end with the call.
 */
export function shareRetryStrategy(config: STSClientResolvedConfig, platform: Platform): void {
  const own = config.retryStrategy;
  config.retryStrategy = async () => {
    const shared = strategies.get(platform) ?? new Map<string, RetryStrategies>();
    strategies.set(platform, shared);
    const [strategy, key] = await Promise.all([own(), wayOfAsking(config)]);
    if (!shared.has(key)) shared.set(key, strategy);
    return shared.get(key)!;
  };
}

async function wayOfAsking(config: STSClientResolvedConfig): Promise<string> {
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
