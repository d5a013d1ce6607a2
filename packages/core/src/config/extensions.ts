import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  RetryStrategy,
  RetryStrategyV2,
} from "@smithy/types";
import { realRegion } from "../endpoint/region.js";
import type { Awaitable, HttpHandler } from "../platform.js";
import type { STSClientResolvedConfig } from "./client-config.js";
import { provided } from "./provided.js";

type Strategy = RetryStrategyV2 | RetryStrategy;

/** What a runtime extension may read and set. */
export interface STSExtensionConfiguration {
  setRegion(region: string | (() => Awaitable<string>)): void;
  region(): () => Promise<string>;
  setRetryStrategy(retryStrategy: Strategy | (() => Awaitable<Strategy>)): void;
  retryStrategy(): () => Promise<Strategy>;
  setHttpHandler(handler: HttpHandler): void;
  httpHandler(): HttpHandler;
  updateHttpClientConfig(key: any, value: any): void;
  httpHandlerConfigs(): object;
  setCredentials(credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider): void;
  credentials(): AwsCredentialIdentityProvider | undefined;
}

/** Sets up clients on behalf of a library, through the `extensions` option. */
export interface RuntimeExtension {
  configure(extensionConfiguration: STSExtensionConfiguration): void;
}

/** Lets each extension, in order, change the configuration. */
export function applyExtensions(
  config: STSClientResolvedConfig,
  extensions: readonly RuntimeExtension[],
): void {
  if (extensions.length === 0) return;
  const configuration: STSExtensionConfiguration = {
    setRegion: (region) => {
      const given = provided(region, () => "");
      config.region = async () => realRegion(await given());
    },
    region: () => config.region,
    setRetryStrategy: (retryStrategy) => {
      config.retryStrategy = provided(retryStrategy, () => config.retryStrategy());
    },
    retryStrategy: () => config.retryStrategy,
    setHttpHandler: (handler) => {
      config.requestHandler = handler;
    },
    httpHandler: () => config.requestHandler,
    updateHttpClientConfig: (key, value) => config.requestHandler.updateHttpClientConfig?.(key, value),
    httpHandlerConfigs: () => config.requestHandler.httpHandlerConfigs?.() ?? {},
    setCredentials: (credentials) => {
      config.credentials = credentials;
    },
    credentials: () => config.credentials,
  };
  for (const extension of extensions) {
    if (typeof extension?.configure !== "function") {
      throw new TypeError(
        "extensions holds something without a method configure. Give objects { configure(configuration) }.",
      );
    }
    extension.configure(configuration);
  }
}
