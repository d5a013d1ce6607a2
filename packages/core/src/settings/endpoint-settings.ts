import { isFipsRegion, realRegion } from "../endpoint/region.js";
import { resolveEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Platform } from "../platform.js";
import type { OrUndefined, STSClientConfig, STSClientResolvedConfig } from "./client-config.js";
import { customEndpoint } from "./custom-endpoint.js";
import { constant, once } from "./provided.js";
import { onceUnlessFunction, type SettingsReader } from "./settings-reader.js";

/** The options that decide where a call goes. */
export type EndpointOptions = Pick<
  OrUndefined<STSClientConfig>,
  "region" | "endpoint" | "endpointProvider" | "useFipsEndpoint" | "profile"
>;

/** What an endpoint is resolved from. */
export type EndpointSettings = Pick<
  STSClientResolvedConfig,
  | "region"
  | "endpoint"
  | "isCustomEndpoint"
  | "serviceConfiguredEndpoint"
  | "endpointProvider"
  | "useGlobalEndpoint"
  | "useDualstackEndpoint"
  | "useFipsEndpoint"
>;

export function endpointSettings(
  options: EndpointOptions,
  read: SettingsReader,
  platform: Pick<Platform, "remedies">,
): EndpointSettings {
  const givenRegion = read.setting("region");
  const region = async () => (await givenRegion()) || missingRegion(options.profile, platform);
  const useFips = read.withDefault("useFipsEndpoint");
  const endpoint = customEndpoint(options.endpoint);
  return {
    region: onceUnlessFunction(options.region, async () => realRegion(await region())),
    endpoint,
    isCustomEndpoint: endpoint !== undefined,
    serviceConfiguredEndpoint: once(async () =>
      (await read.withDefault("ignoreConfiguredEndpointUrls")()) ? undefined : read.found("endpoint"),
    ),
    // Checked for each request: see checkEndpoint.
    endpointProvider:
      (options.endpointProvider as STSClientResolvedConfig["endpointProvider"] | undefined) ??
      constant(resolveEndpoint),
    useGlobalEndpoint: read.withDefault("useGlobalEndpoint"),
    useDualstackEndpoint: read.withDefault("useDualstackEndpoint"),
    useFipsEndpoint: onceUnlessFunction(
      [options.region, options.useFipsEndpoint].find((option) => typeof option === "function"),
      async () => isFipsRegion(await region()) || useFips(),
    ),
  };
}

async function missingRegion(
  profile: string | undefined,
  { remedies: { region } }: Pick<Platform, "remedies">,
): Promise<never> {
  throw new TypeError(
    `Region is missing. ${typeof region === "function" ? await region({ profile }) : region}`,
  );
}
