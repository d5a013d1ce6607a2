import { accountInArn, type Principal } from "../principal/principal.js";
import { type ConditionContext, conditionsHold, wildcardMatches } from "./conditions.js";
import {
  listOf,
  type PolicyDocument,
  type PolicyPrincipal,
  type PolicyStatement,
} from "./policy-document.js";

/** Who asks to be let in: an AWS principal, or an identity provider that vouches for somebody. */
export type TrustSubject =
  | { readonly kind: "aws"; readonly principal: Principal }
  | { readonly kind: "federated"; readonly providerArn: string };

export type TrustDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly action: string; readonly deniedBy: PolicyStatement | undefined };

/**
 * Evaluates a role's trust policy as IAM does: each of `actions` needs a statement that allows it,
 * and a statement that denies one of them wins over any that allows.
 */
export function evaluateTrust(
  policy: PolicyDocument,
  actions: readonly string[],
  subject: TrustSubject,
  context: ConditionContext,
): TrustDecision {
  for (const action of actions) {
    const applicable = listOf(policy.Statement).filter(
      (statement) =>
        actionMatches(statement, action) &&
        subjectMatches(statement, subject) &&
        conditionsHold(statement.Condition, context),
    );
    const deniedBy = applicable.find((statement) => statement.Effect === "Deny");
    if (deniedBy !== undefined || applicable.length === 0) return { allowed: false, action, deniedBy };
  }
  return { allowed: true };
}

function actionMatches(statement: PolicyStatement, action: string): boolean {
  const includes = (patterns: readonly string[]) =>
    patterns.some((pattern) => wildcardMatches(pattern, action, false));
  return statement.NotAction === undefined
    ? includes(listOf(statement.Action))
    : !includes(listOf(statement.NotAction));
}

function subjectMatches(statement: PolicyStatement, subject: TrustSubject): boolean {
  if (statement.NotPrincipal !== undefined) return !principalIncludes(statement.NotPrincipal, subject);
  return statement.Principal !== undefined && principalIncludes(statement.Principal, subject);
}

function principalIncludes(element: PolicyPrincipal, subject: TrustSubject): boolean {
  if (element === "*") return true;
  if (subject.kind === "federated") return listOf(element["Federated"]).includes(subject.providerArn);
  return listOf(element["AWS"]).some((name) => namesPrincipal(name, subject.principal));
}

function namesPrincipal(name: string, principal: Principal): boolean {
  if (name === "*" || name === principal.account) return true;
  // An account's root, as a principal, stands for everyone in the account.
  if (name.endsWith(":root")) return accountInArn(name) === principal.account;
  return name === principal.arn || name === principal.roleArn;
}
