import type { ConfigFileReport } from "./config-file-report.js";

/** Keys of a profile, with the values that the report keeps. */
type Keys = ReadonlyMap<string, string>;

/** A profile and its keys, then its `source_profile` and so on. One that does not exist has no keys, and is the last. */
export function* sourceProfiles(
  profile: string,
  config: ConfigFileReport,
  credentials: ConfigFileReport,
): Generator<[name: string, keys: Keys | undefined]> {
  const visited = new Set<string>();
  let next: string | undefined = profile;
  while (next && !visited.has(next)) {
    visited.add(next);
    const keys = keysOf(next, config, credentials);
    yield [next, keys];
    next = keys?.get("source_profile");
  }
}

/** The keys of a profile in both files; `undefined` if it is in neither. */
export function keysOf(
  profile: string,
  config: ConfigFileReport,
  credentials: ConfigFileReport,
): Keys | undefined {
  const inConfig =
    config.sections.get(`profile ${profile}`) ??
    (profile === "default" ? config.sections.get("default") : undefined);
  const inCredentials = credentials.sections.get(profile);
  return inConfig || inCredentials ? new Map([...(inConfig ?? []), ...(inCredentials ?? [])]) : undefined;
}
