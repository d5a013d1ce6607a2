import type { Platform, Setting } from "../platform.js";
import { checkSetting } from "./check-options.js";
import type { OrUndefined, STSClientConfig } from "./client-config.js";
import { once } from "./provided.js";
import { type SettingName, type SettingValue, settings } from "./table.js";

/** Creates the providers of settings: the option, else the value found outside the program, else the default. */
export interface SettingsReader {
  setting<Name extends SettingName>(name: Name): () => Promise<SettingValue<Name> | undefined>;
  /** The same, for a setting that has a default. */
  withDefault<Name extends SettingName>(name: Name): () => Promise<NonNullable<SettingValue<Name>>>;
  /** Finds a setting outside the program, whatever the options are. */
  found<Name extends SettingName>(name: Name): Promise<SettingValue<Name> | undefined>;
}

export function settingsReader(
  options: Partial<Pick<OrUndefined<STSClientConfig>, SettingName | "profile">>,
  platform: Pick<Platform, "settings">,
): SettingsReader {
  const find = platform.settings?.({ profile: options.profile });

  const setting = (name: SettingName): (() => Promise<any>) => {
    const setting: Setting<unknown> = settings[name];
    const option: unknown = options[name];
    return onceUnlessFunction(option, async () => {
      const given = typeof option === "function" ? await option() : (option ?? (await find?.(setting)));
      return checkSetting(name, setting, given) ?? setting.default;
    });
  };

  return {
    setting,
    withDefault: setting,
    found: async (name) => find?.(settings[name] as Setting<any>),
  };
}

/** Calls an option that is a function for each request. Everything else is resolved once. */
export function onceUnlessFunction<T>(option: unknown, value: () => Promise<T>): () => Promise<T> {
  return typeof option === "function" ? value : once(value);
}
