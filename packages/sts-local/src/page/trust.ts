import type { Role, Statement, World } from "./server.js";

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
    list(role.trustPolicy.Statement).flatMap((statement) =>
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
  return list(trustPolicy.Statement).flatMap(({ Condition = {} }) =>
    Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => `${key} ${operator} ${[value].flat().join(" or ")}`),
    ),
  );
}

function principalsOf({ Principal = {} }: Statement): string[] {
  if (Principal === "*") return ["anyone"];
  return Object.values(Principal)
    .flatMap((names) => list(names))
    .map((name) => (name === "*" ? "anyone" : name));
}

/** An ARN's last part; an account's root user stands for everyone in it. */
export function shortName(arn: string): string {
  const root = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(arn)?.[1] ?? /^\d{12}$/.exec(arn)?.[0];
  if (root !== undefined) return `anyone in ${root}`;
  return arn.replace(/^(?:[^:]*:){5}/, "");
}

function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
