import type { Platform, Setting } from "../../../packages/core/src/platform.js";
import { type SettingName, settings } from "../../../packages/core/src/settings/table.js";
import { sigV4 } from "../../../packages/core/src/signing/sigv4.js";
import type { VirtualTime } from "../virtual-time.js";
import { sha256 } from "./sha256.js";

/** Values that a platform finds outside the program, by the option's name. */
export type Found = Partial<Record<SettingName, unknown>>;

/** A deterministic platform: its clock stands still until a test moves it, and nothing is random. */
export function virtualPlatform(time: VirtualTime, transport: Platform["transport"], found: Found): Platform {
  const find = <T>(setting: Setting<T>) => {
    const [name] = Object.entries(settings).find(([, each]) => (each as unknown) === setting) ?? [];
    return found[name as SettingName] as T | undefined;
  };
  return {
    name: "node",
    transport,
    signer: sigV4(sha256),
    readBody: (body) => body as string,
    time,
    random: () => 0.5,
    uuid: () => "00000000-0000-4000-8000-000000000000",
    userAgent: () => [["lang/js"]],
    settings: () => Object.assign(find, { source: () => "the virtual platform" }),
    remedies: { region: "Pass a region.", credentials: "Pass credentials." },
  };
}
