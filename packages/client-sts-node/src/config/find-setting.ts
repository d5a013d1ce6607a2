import { type Awaitable, type FindSetting, type Setting, settings } from "@stskit/core/platform";
import { instanceRegion } from "./instance-region.js";
import { type ProfileSettings, readProfile } from "./shared-files.js";
import { looksSecret, NOT_SHOWN, shown } from "./shown.js";

/**
 * Finds settings in the environment and the shared config files, and the region of an EC2 instance. The environment is read
 * synchronously, the files at most once per client.
 *
 * @param profile - the client's profile. @default AWS_PROFILE, then `default`
 */
export function findSetting(profile: string | undefined): FindSetting {
  let files: Promise<ProfileSettings> | undefined;
  const inProfile = async (setting: Setting<unknown>) => {
    files ??= readProfile(profile);
    return inFiles(setting, await files);
  };

  async function findInFiles<T>(setting: Setting<T>): Promise<T | undefined> {
    const found = await inProfile(setting);
    if (found) return read(setting, found.text, found.source);
    return (setting as unknown) === settings.region ? ((await instanceRegion()) as T | undefined) : undefined;
  }

  const find = <T>(setting: Setting<T>): Awaitable<T | undefined> =>
    findInEnvironment(setting) ?? findInFiles(setting);
  return Object.assign(find, {
    source: async (setting: Setting<unknown>) =>
      (inEnvironment(setting) ?? (await inProfile(setting)))?.source,
  });
}

/** Finds settings in the environment only. An empty variable counts as not set. */
export const findInEnvironment = Object.assign(
  <T>(setting: Setting<T>): T | undefined => {
    const found = inEnvironment(setting);
    return found && read(setting, found.text, found.source);
  },
  { source: (setting: Setting<unknown>) => inEnvironment(setting)?.source },
);

/** A setting's string, and where it stands, for messages. */
interface Found {
  readonly text: string;
  readonly source: string;
}

function inEnvironment({ environment }: Setting<unknown>): Found | undefined {
  const name = environment.find((variable) => process.env[variable]);
  return name === undefined
    ? undefined
    : { text: process.env[name]!, source: `the environment variable ${name}` };
}

/**
 * Parses a setting's string.
 *
 * @param source - where the string comes from: an environment variable or a key of a file
 * @throws TypeError naming the source, when the value is not allowed: a silently ignored setting is worse than none
 */
export function read<T>(setting: Setting<T>, text: string, source: string): T {
  const isSecret = setting.hidden || looksSecret(text);
  // Later checks show a region that is not valid. A secret in its place must not get that far.
  const value = (setting as unknown) === settings.region && isSecret ? undefined : setting.read(text);
  if (value !== undefined) return value;
  const shownText = setting.hidden ? "not valid" : isSecret ? NOT_SHOWN : JSON.stringify(text);
  throw new TypeError(
    `${source.replace(/^the/, "The")} is ${shownText}. Set it to ${setting.allowed}, or remove it.`,
  );
}

function inFiles(
  { serviceKey, preferredFile, keys }: Setting<unknown>,
  files: ProfileSettings,
): Found | undefined {
  if (serviceKey) {
    const text = serviceSetting(files, serviceKey);
    if (text) return { text, source: `${serviceKey} of sts in the profile's services section` };
  }
  const section = preferredFile === "credentials" ? files.credentialsFirst : files.configFirst;
  for (const key of keys) {
    const text = section[key];
    if (text) return { text, source: `${key} in the shared config files` };
  }
  return undefined;
}

/**
 * @throws TypeError when the profile names a services section that the config file does not have: a fallback to AWS's own
 * endpoint would send the request to the wrong server
 */
function serviceSetting(files: ProfileSettings, key: string): string | undefined {
  const name = files.configFirst["services"];
  if (!name) return undefined;
  const section = files.section("services", name);
  if (!section) {
    throw new TypeError(
      `The profile's key services names ${JSON.stringify(shown(name))}, but the shared config file has no section ` +
        `[services ${shown(name)}]. Add it, or remove the key.`,
    );
  }
  return section[`sts.${key}`];
}
