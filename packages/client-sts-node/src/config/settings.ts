import { asBoolean, asCount, asRegion, asText, asUrl, oneOf, type Parser } from "./parsers.js";

/** Where a setting stands, and how its text is read. */
export interface Setting<T> {
  /** Environment variables, the first one that is set counts. */
  readonly environment: readonly string[];
  /** Keys of a profile in the shared config files, the first one that is set counts. */
  readonly keys: readonly string[];
  readonly parse: Parser<T>;
  /** The file whose keys go before the other's; the config file unless it says otherwise. */
  readonly preferredFile?: "credentials";
  /** A key that goes before the profile's: of our service in the `services` section that the profile names. */
  readonly serviceKey?: string;
}

/**
 * All settings that have a place outside the program. The environment goes before the files.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export const settings = {
  region: {
    environment: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    keys: ["region"],
    parse: asRegion,
    preferredFile: "credentials",
  },
  endpoint: {
    environment: ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"],
    keys: ["endpoint_url"],
    serviceKey: "endpoint_url",
    parse: asUrl,
  },
  ignoreConfiguredEndpointUrls: {
    environment: ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"],
    keys: ["ignore_configured_endpoint_urls"],
    parse: asBoolean,
  },
  useFipsEndpoint: {
    environment: ["AWS_USE_FIPS_ENDPOINT"],
    keys: ["use_fips_endpoint"],
    parse: asBoolean,
  },
  useDualstackEndpoint: {
    environment: ["AWS_USE_DUALSTACK_ENDPOINT"],
    keys: ["use_dualstack_endpoint"],
    parse: asBoolean,
  },
  useGlobalEndpoint: {
    environment: ["AWS_STS_REGIONAL_ENDPOINTS"],
    keys: ["sts_regional_endpoints"],
    parse: oneOf({ legacy: true, regional: false }),
  },
  maxAttempts: {
    environment: ["AWS_MAX_ATTEMPTS"],
    keys: ["max_attempts"],
    parse: asCount,
  },
  retryMode: {
    environment: ["AWS_RETRY_MODE"],
    keys: ["retry_mode"],
    parse: oneOf({ legacy: "legacy", standard: "standard", adaptive: "adaptive" }),
  },
  userAgentAppId: {
    environment: ["AWS_SDK_UA_APP_ID"],
    keys: ["sdk_ua_app_id", "sdk-ua-app-id"],
    parse: asText,
  },
  disableClockSkewCorrection: {
    environment: ["AWS_DISABLE_CLOCK_SKEW_CORRECTION"],
    keys: ["disable_clock_skew_correction"],
    parse: asBoolean,
  },
} as const satisfies Record<string, Setting<unknown>>;
