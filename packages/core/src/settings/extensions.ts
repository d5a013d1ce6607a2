import { realRegion } from "../endpoint/region.js";
import type {
  RuntimeExtension,
  STSClientResolvedConfig,
  STSExtensionConfiguration,
} from "./client-config.js";
import { normalizeProvider } from "./provided.js";

/** Applies the extensions to the configuration, in order. */
export function applyExtensions(
  config: STSClientResolvedConfig,
  extensions: readonly RuntimeExtension[],
): void {
  if (extensions.length === 0) return;
  const configuration: STSExtensionConfiguration = {
    setRegion: (region) => {
      const given = normalizeProvider(region, () => "");
      config.region = async () => realRegion(await given());
    },
    region: () => config.region,
    setRetryStrategy: (retryStrategy) => {
      config.retryStrategy = normalizeProvider(retryStrategy, () => config.retryStrategy());
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
        "extensions contains a value without a configure method. Pass objects of the form { configure(configuration) }.",
      );
    }
    extension.configure(configuration);
  }
}
