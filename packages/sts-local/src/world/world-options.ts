import type { StsLocalOptions } from "../options.js";
import { defaultWorld } from "./default-world.js";
import type { OidcProviderOptions, SamlProviderOptions, WorldOptions } from "./world.js";

/** What the options make of the default world. The built-in providers are always included. */
export function worldOptions(
  accountId: string,
  options: StsLocalOptions,
  oidcProvider: OidcProviderOptions,
  samlProvider: SamlProviderOptions,
): WorldOptions {
  const defaults = defaultWorld(accountId);
  const combine = options.extends === "default" ? withReplacements : replaceAll;
  const nameOf = (entry: { name: string; accountId?: string }) =>
    `${entry.accountId ?? accountId}/${entry.name}`;
  return {
    users: combine(defaults.users, options.users, nameOf),
    roles: combine(defaults.roles, options.roles, nameOf),
    oidcProviders: [oidcProvider, ...(options.oidcProviders ?? defaults.oidcProviders)],
    samlProviders: [samlProvider, ...(options.samlProviders ?? defaults.samlProviders)],
    memberAccounts: combine(defaults.memberAccounts, options.memberAccounts, (account) => account),
  };
}

function replaceAll<T>(defaults: readonly T[], given: readonly T[] | undefined): readonly T[] {
  return given ?? defaults;
}

/** The default entries, without those that a given one replaces, and then the given ones. */
function withReplacements<T>(
  defaults: readonly T[],
  given: readonly T[] = [],
  keyOf: (entry: T) => string,
): readonly T[] {
  const replaced = new Set(given.map(keyOf));
  return [...defaults.filter((entry) => !replaced.has(keyOf(entry))), ...given];
}
