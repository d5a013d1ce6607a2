import { defaultWorld } from "./default-world.js";
import type { GivenWorld, OidcProviderOptions, SamlProviderOptions, WorldOptions } from "./world.js";

/** What the options make of the default world. The built-in providers are always included. */
export function worldOptions(
  accountId: string,
  options: GivenWorld,
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

/** The entries, each replaced by the given one of the same key if there is one, and then the other given ones. */
export function withReplacements<T>(
  entries: readonly T[],
  given: readonly T[] = [],
  keyOf: (entry: T) => string,
): readonly T[] {
  const left = new Map(given.map((entry) => [keyOf(entry), entry]));
  const replaced = entries.map((entry) => {
    const key = keyOf(entry);
    const replacement = left.get(key) ?? entry;
    left.delete(key);
    return replacement;
  });
  return [...replaced, ...left.values()];
}
