import type { PolicyPrincipal } from "../policy/policy-document.js";
import { accountInArn } from "../principal/principal.js";
import { nearest } from "../shape/nearest.js";
import { memberPath } from "../shape/shape.js";
import { withPaths } from "../shape/structures.js";
import type { RoleOptions, World } from "./world.js";

/** The principals of a trust policy that are checked. Sessions are not: any of them may come to be. */
const CHECKED = /^arn:[\w-]+:iam::\d{12}:(user|role|oidc-provider|saml-provider)\//;

/**
 * Checks that the users, roles and providers that trust policies name exist, as IAM does, if the server has their
 * account. Throws `TypeError`.
 */
export function checkPrincipals(
  roles: RoleOptions | readonly RoleOptions[],
  path: string,
  world: World,
): void {
  const { users, oidcProviders, samlProviders } = world;
  const known = [...users, ...world.roles, ...oidcProviders, ...samlProviders].map(({ arn }) => arn);
  const accounts = new Set(known.map(accountInArn));
  for (const [role, rolePath] of withPaths(roles, path)) {
    for (const [name, at] of principalsOf(role, rolePath)) {
      if (!CHECKED.test(name) || !accounts.has(accountInArn(name)) || known.includes(name)) continue;
      const near = nearest(name, known);
      const advice = near === undefined ? "Add it to the options." : `Did you mean ${near}?`;
      throw new TypeError(`${at} names nobody: this server has no ${name}. ${advice}`);
    }
  }
}

/** The names in a role's trust policy, with their paths. */
function principalsOf({ trustPolicy }: RoleOptions, path: string): (readonly [string, string])[] {
  return withPaths(trustPolicy.Statement, memberPath(memberPath(path, "trustPolicy"), "Statement")).flatMap(
    ([{ Principal = {} }, at]) =>
      Object.entries(Principal as Exclude<PolicyPrincipal, "*">).flatMap(([type, names]) =>
        withPaths(names, `${at}.Principal.${type}`),
      ),
  );
}
