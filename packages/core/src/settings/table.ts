import type { Setting } from "../platform.js";

/** How a value is parsed, from an option or a string. */
interface Parser<T> {
  /** For messages: `Set it to …`. */
  readonly allowed: string;
  /** Returns `undefined` for a value that is not allowed. */
  read(given: unknown): T | undefined;
}

const string: Parser<string> = {
  allowed: "a string",
  read: (given) => (typeof given === "string" ? given : undefined),
};

const regionName: Parser<string> = { ...string, allowed: "a region name, e.g. eu-west-1" };

const url: Parser<string> = {
  allowed: "an http or https URL such as https://sts.example.com",
  read: (given) => {
    const url = typeof given === "string" ? given.trim() : "";
    return /^https?:\/\/./i.test(url) ? url : undefined;
  },
};

const positiveInteger: Parser<number> = {
  allowed: "a whole number from 1",
  read: (given) => {
    const number = typeof given === "string" && /^\d{1,9}$/.test(given) ? Number(given) : given;
    return typeof number === "number" && Number.isInteger(number) && number >= 1 ? number : undefined;
  },
};

/** One of several words, in upper or lower case, each with its meaning. The meaning itself is allowed too. */
function oneOf<T>(meanings: Readonly<Record<string, T>>): Parser<T> {
  const words = Object.keys(meanings);
  const last = words.length - 1;
  return {
    allowed: `${words.slice(0, last).join(", ")} or ${words[last]}`,
    read: (given) => {
      const word = typeof given === "string" ? given.toLowerCase() : undefined;
      if (word !== undefined && words.includes(word)) return meanings[word];
      return Object.values(meanings).find((meaning) => meaning === given);
    },
  };
}

function words<Word extends string>(...list: readonly Word[]): Parser<Word> {
  return oneOf(Object.fromEntries(list.map((word) => [word, word])) as Record<Word, Word>);
}

const boolean = oneOf({ true: true, false: false });

/**
 * Every option that can also be set outside the program, by its name. The option takes precedence over the environment,
 * and the environment over the shared config files.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export const settings = {
  region: {
    environment: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    keys: ["region"],
    preferredFile: "credentials",
    ...regionName,
  },
  endpoint: {
    environment: ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"],
    keys: ["endpoint_url"],
    serviceKey: "endpoint_url",
    hidden: true,
    ...url,
  },
  ignoreConfiguredEndpointUrls: {
    environment: ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"],
    keys: ["ignore_configured_endpoint_urls"],
    default: false,
    ...boolean,
  },
  useFipsEndpoint: {
    environment: ["AWS_USE_FIPS_ENDPOINT"],
    keys: ["use_fips_endpoint"],
    default: false,
    ...boolean,
  },
  useDualstackEndpoint: {
    environment: ["AWS_USE_DUALSTACK_ENDPOINT"],
    keys: ["use_dualstack_endpoint"],
    default: false,
    ...boolean,
  },
  useGlobalEndpoint: {
    environment: ["AWS_STS_REGIONAL_ENDPOINTS"],
    keys: ["sts_regional_endpoints"],
    default: false,
    ...oneOf({ legacy: true, regional: false }),
  },
  maxAttempts: {
    environment: ["AWS_MAX_ATTEMPTS"],
    keys: ["max_attempts"],
    default: 3,
    ...positiveInteger,
  },
  retryMode: {
    environment: ["AWS_RETRY_MODE"],
    keys: ["retry_mode"],
    default: "standard",
    // `legacy` was the only mode of older SDKs. Here it means standard.
    ...words("standard", "adaptive", "legacy"),
  },
  userAgentAppId: {
    environment: ["AWS_SDK_UA_APP_ID"],
    keys: ["sdk_ua_app_id", "sdk-ua-app-id"],
    ...string,
  },
  disableClockSkewCorrection: {
    environment: ["AWS_DISABLE_CLOCK_SKEW_CORRECTION"],
    keys: ["disable_clock_skew_correction"],
    default: false,
    ...boolean,
  },
  defaultsMode: {
    environment: ["AWS_DEFAULTS_MODE"],
    keys: ["defaults_mode"],
    default: "legacy",
    ...words("legacy", "standard", "in-region", "cross-region", "mobile", "auto"),
  },
} as const satisfies Record<string, Setting<any>>;

export type SettingName = keyof typeof settings;

/** The type of a setting's value. */
export type SettingValue<Name extends SettingName> =
  (typeof settings)[Name] extends Setting<infer T> ? T : never;
