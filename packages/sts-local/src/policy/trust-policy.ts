import { accountInArn, type Principal } from "../principal/principal.js";
import {
  type ConditionContext,
  matchesWildcard,
  type TestedCondition,
  testConditions,
} from "./conditions.js";
import {
  listOf,
  type PolicyDocument,
  type PolicyPrincipal,
  type PolicyStatement,
} from "./policy-document.js";

/** The principal of a request: an IAM principal, or a user of an identity provider. */
export type RequestingPrincipal =
  | { readonly type: "AWS"; readonly principal: Principal }
  | { readonly type: "Federated"; readonly providerArn: string };

export type PolicyDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly action: string; readonly deniedBy: PolicyStatement | undefined };

/**
 * Evaluates a role's trust policy as IAM does: each action must be allowed by a statement, and an explicit deny
 * overrides any allow.
 */
export function evaluateTrustPolicy(
  policy: PolicyDocument,
  actions: readonly string[],
  requesting: RequestingPrincipal,
  context: ConditionContext,
): PolicyDecision {
  for (const action of actions) {
    const applicable = listOf(policy.Statement).filter((statement) =>
      applies(testStatement(statement, action, requesting, context)),
    );
    const deniedBy = applicable.find((statement) => statement.Effect === "Deny");
    if (deniedBy !== undefined || applicable.length === 0) return { allowed: false, action, deniedBy };
  }
  return { allowed: true };
}

/** Which parts of a statement fit a request. */
export interface TestedStatement {
  readonly action: boolean;
  readonly principal: boolean;
  readonly conditions: readonly TestedCondition[];
}

export function testStatement(
  statement: PolicyStatement,
  action: string,
  requesting: RequestingPrincipal,
  context: ConditionContext,
): TestedStatement {
  return {
    action: matchesAction(statement, action),
    principal: matchesPrincipal(statement, requesting),
    conditions: testConditions(statement.Condition, context),
  };
}

export function applies({ action, principal, conditions }: TestedStatement): boolean {
  return action && principal && conditions.every(({ isMet }) => isMet);
}

function matchesAction(statement: PolicyStatement, action: string): boolean {
  const includes = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesWildcard(pattern, action, false));
  return statement.NotAction === undefined
    ? includes(listOf(statement.Action))
    : !includes(listOf(statement.NotAction));
}

function matchesPrincipal(statement: PolicyStatement, requesting: RequestingPrincipal): boolean {
  if (statement.NotPrincipal !== undefined) return !principalIncludes(statement.NotPrincipal, requesting);
  return statement.Principal !== undefined && principalIncludes(statement.Principal, requesting);
}

function principalIncludes(element: PolicyPrincipal, requesting: RequestingPrincipal): boolean {
  if (element === "*") return true;
  if (requesting.type === "Federated") return listOf(element["Federated"]).includes(requesting.providerArn);
  return listOf(element["AWS"]).some((name) => refersTo(name, requesting.principal));
}

function refersTo(name: string, principal: Principal): boolean {
  if (name === "*" || name === principal.account) return true;
  // The root user's ARN stands for every principal of the account.
  if (name.endsWith(":root")) return accountInArn(name) === principal.account;
  return name === principal.arn || name === principal.roleArn;
}
