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

  async function findInFiles<T>(setting: Setting<T>): Promise<T | undefined> {
    files ??= readProfile(profile);
    const found = fromFiles(setting, await files);
    if (found !== undefined || (setting as unknown) !== settings.region) return found;
    return (await instanceRegion()) as T | undefined;
  }

  return <T>(setting: Setting<T>): Awaitable<T | undefined> =>
    findInEnvironment(setting) ?? findInFiles(setting);
}

/** Finds a setting in the environment only. An empty variable counts as not set. */
export const findInEnvironment = <T>(setting: Setting<T>): T | undefined => {
  for (const name of setting.environment) {
    const text = process.env[name];
    if (text) return read(setting, text, `The environment variable ${name}`);
  }
  return undefined;
};

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
  throw new TypeError(`${source} is ${shownText}. Set it to ${setting.allowed}, or remove it.`);
}

function fromFiles<T>(setting: Setting<T>, files: ProfileSettings): T | undefined {
  if (setting.serviceKey) {
    const text = serviceSetting(files, setting.serviceKey);
    if (text) return read(setting, text, `${setting.serviceKey} of sts in the profile's services section`);
  }
  const section = setting.preferredFile === "credentials" ? files.credentialsFirst : files.configFirst;
  for (const key of setting.keys) {
    const text = section[key];
    if (text) return read(setting, text, `${key} in the shared config files`);
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
