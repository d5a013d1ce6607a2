import { listOf, type PolicyStatement } from "../policy/policy-document.js";
import type { Role, World } from "../world/world.js";

/** Someone who may assume roles, and who of them. */
export interface Trust {
  readonly principals: readonly string[];
  readonly roles: readonly Role[];
  /** From a principal to a role, by their places in the lists. */
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly principal: number;
  readonly role: number;
  readonly isDenied: boolean;
  readonly hasConditions: boolean;
}

/** Who may assume what, as the trust policies have it. */
export function trustOf({ roles }: World): Trust {
  const principals: string[] = [];
  const edges = roles.flatMap((role, roleAt) =>
    listOf(role.trustPolicy.Statement).flatMap((statement) =>
      principalsOf(statement).map((name): Edge => {
        if (!principals.includes(name)) principals.push(name);
        return {
          principal: principals.indexOf(name),
          role: roleAt,
          isDenied: statement.Effect === "Deny",
          hasConditions: statement.Condition !== undefined,
        };
      }),
    ),
  );
  return { principals, roles, edges };
}

/** The conditions of a role's trust policy, for people. */
export function conditionsOf({ trustPolicy }: Role): string[] {
  return listOf(trustPolicy.Statement).flatMap(({ Condition = {} }) =>
    Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => `${key} ${operator} ${[value].flat().join(" or ")}`),
    ),
  );
}

function principalsOf({ Principal = {} }: PolicyStatement): string[] {
  if (Principal === "*") return ["anyone"];
  return Object.values(Principal)
    .flatMap((names) => listOf(names))
    .map((name) => (name === "*" ? "anyone" : name));
}

/** An ARN's last part; an account's root user stands for everyone in it. */
export function shortName(arn: string): string {
  const root = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(arn)?.[1] ?? /^\d{12}$/.exec(arn)?.[0];
  if (root !== undefined) return `anyone in ${root}`;
  return arn.replace(/^(?:[^:]*:){5}/, "");
}
