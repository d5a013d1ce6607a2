import type { Awaitable } from "@stskit/core/client";
import type { Setting } from "./settings.js";
import { type ProfileSettings, readProfile } from "./shared-files.js";
import { shown } from "./shown.js";

/** Finds settings for one client. The environment answers at once; the files are read at most once. */
export class Lookup {
  readonly #profile: string | undefined;
  #files: Promise<ProfileSettings> | undefined;

  /** @param profile - the client's profile; AWS_PROFILE or `default` where it has none */
  constructor(profile: string | undefined) {
    this.#profile = profile;
  }

  /**
   * A setting's value, undefined where it is set nowhere. An empty text counts as not set.
   *
   * @throws TypeError when the text found is not allowed
   */
  find<T>(setting: Setting<T>): Awaitable<T | undefined> {
    for (const name of setting.environment) {
      const text = process.env[name];
      if (text) return setting.parse(text, `The environment variable ${name}`);
    }
    return this.#findInFiles(setting);
  }

  async #findInFiles<T>(setting: Setting<T>): Promise<T | undefined> {
    this.#files ??= readProfile(this.#profile);
    const files = await this.#files;
    const section = setting.preferredFile === "credentials" ? files.credentialsFirst : files.configFirst;
    if (setting.serviceKey) {
      const text = serviceSetting(files, setting.serviceKey);
      if (text) return setting.parse(text, `${setting.serviceKey} of sts in the profile's services section`);
    }
    for (const key of setting.keys) {
      const text = section[key];
      if (text) return setting.parse(text, `${key} in the shared config files`);
    }
    return undefined;
  }
}

/**
 * @throws TypeError when the profile names a services section that the config file lacks: falling back to AWS's own
 * endpoint would send the request where the user did not mean it to go
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
