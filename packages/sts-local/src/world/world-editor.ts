import type { Shape } from "../shape/shape.js";
import { buildOidcProvider, buildRole, buildSamlProvider, buildUser, buildWorld } from "./build-world.js";
import { checkPrincipals } from "./check-principals.js";
import type {
  GivenWorld,
  OidcProvider,
  OidcProviderOptions,
  Role,
  RoleOptions,
  SamlProvider,
  SamlProviderOptions,
  User,
  UserOptions,
  World,
  WorldOptions,
} from "./world.js";
import { withReplacements, worldOptions } from "./world-options.js";
import { givenWorld, oidcProvider, role, samlProvider, user } from "./world-shapes.js";

/** Changes of a server's world while it runs. Each throws `TypeError` for invalid options, and then changes nothing. */
export interface WorldChanges {
  /** Adds a user, or replaces the one with the same ARN. */
  putUser(options: UserOptions): User;
  /** Adds a role, or replaces the one with the same ARN. Sessions of it stay valid. */
  putRole(options: RoleOptions): Role;
  /** Adds an OIDC provider, or replaces the one with the same ARN. */
  putOidcProvider(options: OidcProviderOptions): OidcProvider;
  /** Adds a SAML provider, or replaces the one with the same ARN. */
  putSamlProvider(options: SamlProviderOptions): SamlProvider;
  /** Removes the user, role or provider with this ARN. Throws `TypeError` if there is none, or it is the root user. */
  remove(arn: string): void;
  /** Replaces everything but the account ID, as if the server had been started with these options. */
  replaceWorld(options: GivenWorld): void;
}

/** The lists of a world, in which each entry has an ARN. */
type ListName = "users" | "roles" | "oidcProviders" | "samlProviders";

interface BuiltInProviders {
  readonly oidc: OidcProviderOptions;
  readonly saml: SamlProviderOptions;
}

/** The world of a running server. */
export class WorldEditor implements WorldChanges {
  /** The same object for as long as the server runs; its lists are replaced. */
  readonly world: World;
  readonly #builtIn: BuiltInProviders;
  #options: WorldOptions;

  constructor(accountId: string, builtIn: BuiltInProviders, given: GivenWorld) {
    this.#builtIn = builtIn;
    this.#options = worldOptions(accountId, given, builtIn.oidc, builtIn.saml);
    this.world = buildWorld(accountId, this.#options);
    checkPrincipals(given.roles ?? [], "roles", this.world);
  }

  putUser(options: UserOptions): User {
    return this.#put("users", user, buildUser, options);
  }

  putRole(options: RoleOptions): Role {
    return this.#put("roles", role, buildRole, options, (world) => checkPrincipals(options, "", world));
  }

  putOidcProvider(options: OidcProviderOptions): OidcProvider {
    return this.#put("oidcProviders", oidcProvider, buildOidcProvider, options);
  }

  putSamlProvider(options: SamlProviderOptions): SamlProvider {
    return this.#put("samlProviders", samlProvider, buildSamlProvider, options);
  }

  remove(arn: string): void {
    const { users, roles, oidcProviders, samlProviders } = this.world;
    const removable = [
      ...users.filter(({ isRoot }) => !isRoot),
      ...roles,
      ...oidcProviders,
      ...samlProviders,
    ];
    if (!removable.some((entry) => entry.arn === arn)) {
      const known = removable.map((entry) => entry.arn).join(", ");
      throw new TypeError(
        `There is nothing to remove with the ARN ${JSON.stringify(arn)}. There are: ${known}.`,
      );
    }
    const without = (name: ListName) => {
      const entries = this.#options[name] as readonly object[];
      return entries.filter((_, index) => this.world[name][index]!.arn !== arn);
    };
    this.#replace({
      ...this.#options,
      users: without("users"),
      roles: without("roles"),
      oidcProviders: without("oidcProviders"),
      samlProviders: without("samlProviders"),
    } as WorldOptions);
  }

  replaceWorld(given: GivenWorld): void {
    givenWorld.check(given, "");
    const options = worldOptions(this.world.accountId, given, this.#builtIn.oidc, this.#builtIn.saml);
    this.#replace(options, (world) => checkPrincipals(given.roles ?? [], "roles", world));
  }

  #put<Options, Built extends { readonly arn: string }>(
    name: ListName,
    shape: Shape<Options>,
    build: (accountId: string, options: Options) => Built,
    given: Options,
    check?: (world: World) => void,
  ): Built {
    shape.check(given, "");
    const { accountId } = this.world;
    const entries = this.#options[name] as unknown as readonly Options[];
    const replaced = withReplacements(entries, [given], (entry) => build(accountId, entry).arn);
    this.#replace({ ...this.#options, [name]: replaced }, check);
    return build(accountId, given);
  }

  #replace(options: WorldOptions, check?: (world: World) => void): void {
    const world = buildWorld(this.world.accountId, options);
    check?.(world);
    this.#options = options;
    Object.assign(this.world, world);
  }
}
