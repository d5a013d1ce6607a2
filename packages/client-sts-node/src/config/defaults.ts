import type { DefaultsSource, PlatformDefaults } from "@stskit/core/client";
import { defaultCredentials } from "../credentials/default-provider.js";
import { instanceRegion } from "./instance-region.js";
import { Lookup } from "./lookup.js";
import { settings } from "./settings.js";

/** What Node's surroundings say about options that a user left out: environment, shared config files, EC2. */
export function nodeDefaults({ profile }: DefaultsSource): PlatformDefaults {
  const lookup = new Lookup(profile);
  return {
    region: async () => (await lookup.find(settings.region)) ?? instanceRegion(),
    credentials: (client) => defaultCredentials(client),
    endpoint: () => lookup.find(settings.endpoint),
    ignoreConfiguredEndpointUrls: () => lookup.find(settings.ignoreConfiguredEndpointUrls),
    useFipsEndpoint: () => lookup.find(settings.useFipsEndpoint),
    useDualstackEndpoint: () => lookup.find(settings.useDualstackEndpoint),
    useGlobalEndpoint: () => lookup.find(settings.useGlobalEndpoint),
    maxAttempts: () => lookup.find(settings.maxAttempts),
    retryMode: () => lookup.find(settings.retryMode),
    userAgentAppId: () => lookup.find(settings.userAgentAppId),
    disableClockSkewCorrection: () => lookup.find(settings.disableClockSkewCorrection),
  };
}
