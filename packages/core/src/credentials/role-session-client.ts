import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger, Pluggable } from "@smithy/types";
import type { BaseSTSClient } from "../client/sts-client.js";
import { SILENT_LOGGER } from "../command/silent-logger.js";
import type { Provided, STSClientConfig } from "../config/client-config.js";
import type { Platform } from "../platform.js";
import { sharedHandler } from "./shared-handler.js";
import { shareRetryStrategy } from "./shared-retry-strategy.js";

/** What providers are built on: a platform, and its client. */
export interface StsPlatform {
  readonly platform: Platform;
  readonly Client: new (options: STSClientConfig) => BaseSTSClient;
}

/** What a provider takes over from the client on whose behalf it works, where its own options leave it out. */
export interface ParentClientConfig {
  region?: Provided<string> | undefined;
  profile?: string | undefined;
  logger?: Logger | undefined;
  requestHandler?: unknown;
  userAgentAppId?: Provided<string | undefined> | undefined;
  [option: string]: unknown;
}

/** Plugins for the client that asks STS. */
export type StsPlugins = readonly Pluggable<any, any>[] | undefined;

/** Where STS is asked when nothing says otherwise. */
const LAST_RESORT_REGION = "us-east-1";

/** Makes the client for one role session. */
export type RoleSessionClients = (
  options: STSClientConfig,
  parent: ParentClientConfig,
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined,
  plugins: StsPlugins,
) => Promise<BaseSTSClient>;

/**
 * Makes clients that ask STS for one role session each. A client has one set of credentials, so sessions that are asked
 * for at once cannot mix theirs up. They share connections, and what may be spent on retries.
 */
export function roleSessionClients({ platform, Client }: StsPlatform): RoleSessionClients {
  return async (options, parent, credentials, plugins) => {
    const profile = options.profile ?? parent.profile;
    const logger = options.logger ?? parent.logger;
    const region = await provided(options.region ?? parent.region);
    const client = new Client({
      ...options,
      credentials,
      profile,
      logger,
      region:
        region ??
        (await platform.defaults({ profile, logger: logger ?? SILENT_LOGGER }).region?.()) ??
        LAST_RESORT_REGION,
      requestHandler: sharedHandler(platform, [options.requestHandler, parent.requestHandler]),
      userAgentAppId: options.userAgentAppId ?? parent.userAgentAppId,
    });
    if (!options.retryStrategy) shareRetryStrategy(client.config, platform);
    for (const plugin of plugins ?? []) client.middlewareStack.use(plugin);
    return client;
  };
}

async function provided<T>(option: Provided<T> | undefined): Promise<T | undefined> {
  return typeof option === "function" ? (option as () => T | Promise<T>)() : option;
}
