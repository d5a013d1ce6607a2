import type { TestedCondition } from "../policy/conditions.js";
import { listOf, type PolicyStatement } from "../policy/policy-document.js";
import type { RoleRequest } from "../policy/role-request.js";
import { applies, type TestedStatement, testStatement } from "../policy/trust-policy.js";
import { nearest } from "../shape/nearest.js";
import type { Role } from "../world/world.js";
import type { Check, Explanation } from "./explanation.js";

interface Examined extends TestedStatement {
  readonly name: string;
  readonly statement: PolicyStatement;
}

/**
 * Explains why a trust policy doesn't let a request assume a role: the statement that came closest, and what of it failed.
 *
 * @param action - the one of the request's actions that isn't allowed
 */
export function explainTrustPolicy(role: Role, request: RoleRequest, action: string): Explanation {
  const examined = listOf(role.trustPolicy.Statement).map((statement, index): Examined => {
    const name = `Statement[${index}]${statement.Sid === undefined ? "" : ` (${statement.Sid})`}`;
    return { name, statement, ...testStatement(statement, action, request.principal, request.context) };
  });
  const denying = examined.find((each) => each.statement.Effect === "Deny" && applies(each));
  const allowing = examined.filter(({ statement }) => statement.Effect === "Allow");
  const [closest] = [...allowing].sort((a, b) => failuresOf(a) - failuresOf(b));
  const { cause, summary } = denying
    ? {
        cause: "explicit-deny",
        summary: `${denying.name} of the trust policy of ${role.arn} denies ${action} to this caller: ${reasonsOf(denying)}.`,
      }
    : failureOf(closest, role, request, action);
  return {
    cause,
    summary,
    checks: examined.flatMap((each) => checksOf(each, request, action)),
    facts: {
      role: role.arn,
      action,
      principal: request.principalArn,
      ...Object.fromEntries([...request.context].map(([key, values]) => [key, values.join(", ")])),
    },
  };
}

/** Explains that there is no such role, which STS itself never tells. */
export function explainMissingRole(roles: readonly Role[], { roleArn }: RoleRequest): Explanation {
  const arns = roles.map(({ arn }) => arn);
  const near = nearest(roleArn, arns) ?? arns.find((arn) => nameIn(arn) === nameIn(roleArn));
  return {
    cause: "no-such-role",
    summary: `This server has no role ${roleArn}. ${near === undefined ? "Add it to the world." : `Did you mean ${near}?`}`,
    checks: [],
    facts: { roleArn, roles: arns.join(", ") },
  };
}

/** The last part of a path: `role/path/Name` in one account is easily taken for `role/Name` in another. */
function nameIn(arn: string): string | undefined {
  return arn.includes(":role/") ? arn.split("/").at(-1) : undefined;
}

function failureOf(
  closest: Examined | undefined,
  role: Role,
  request: RoleRequest,
  action: string,
): Pick<Explanation, "cause" | "summary"> {
  if (closest === undefined)
    return { cause: "trust-policy-action", summary: `The trust policy of ${role.arn} allows nothing.` };
  const at = `${closest.name} of the trust policy of ${role.arn}`;
  if (!closest.action) {
    const advice =
      closest.statement.NotAction === undefined
        ? `Add ${action} to its Action.`
        : "Take it out of its NotAction.";
    return {
      cause: "trust-policy-action",
      summary: `No statement allows ${action} to this caller: ${at} allows ${actionsOf(closest.statement)}. ${advice}`,
    };
  }
  if (!closest.principal) {
    return {
      cause: "trust-policy-principal",
      summary: `${at} does not trust ${request.principalArn}. It trusts ${principalsOf(closest.statement)}.`,
    };
  }
  const failed = closest.conditions.find(({ isMet }) => !isMet)!;
  return {
    cause: "trust-policy-condition",
    summary: `${at} has a condition that is not met: ${comparison(failed)}.`,
  };
}

function failuresOf({ action, principal, conditions }: Examined): number {
  // A statement about other actions or callers is further off than one with conditions that are not met.
  return (action ? 0 : 1000) + (principal ? 0 : 1000) + conditions.filter(({ isMet }) => !isMet).length;
}

function checksOf(
  { name, statement, action, principal, conditions }: Examined,
  request: RoleRequest,
  wanted: string,
): Check[] {
  const at = `${name}, ${statement.Effect}`;
  return [
    { what: `${at}: action`, passed: action, detail: `${wanted}; the statement has ${actionsOf(statement)}` },
    {
      what: `${at}: principal`,
      passed: principal,
      detail: `${request.principalArn}; the statement has ${principalsOf(statement)}`,
    },
    ...conditions.map((condition) => ({
      what: `${at}: condition ${condition.operator} ${condition.key}`,
      passed: condition.isMet,
      detail: comparison(condition),
    })),
  ];
}

/** Why a statement that applies does so. */
function reasonsOf({ statement, conditions }: Examined): string {
  const met = conditions.map((condition) => `, and ${comparison(condition)}`).join("");
  return `it is for ${principalsOf(statement)}${met}`;
}

function comparison({ operator, key, wanted, given }: TestedCondition): string {
  const has =
    given === undefined ? "the request has none" : `the request has ${given.map(quoted).join(", ")}`;
  return `${operator} wants ${wish(operator, key, wanted)}; ${has}`;
}

/** What an operator wants, in words. */
function wish(operator: string, key: string, wanted: readonly string[]): string {
  const name = operator.replace(/^.*:/, "").replace(/IfExists$/, "");
  if (name === "Null")
    return wanted.map((value) => (value === "true" ? `no ${key}` : `${key} to be there`)).join(" or ");
  const values = wanted.map(quoted).join(" or ");
  const each = operator.startsWith("ForAllValues:") ? `each ${key}` : key;
  if (name.includes("Not")) return `${each} not to be ${values}`;
  const orEqual = name.endsWith("Equals") ? " or equal to" : "";
  if (name.includes("LessThan")) return `${each} to be less than${orEqual} ${values}`;
  if (name.includes("GreaterThan")) return `${each} to be greater than${orEqual} ${values}`;
  return `${each} to be ${values}`;
}

function actionsOf({ Action, NotAction }: PolicyStatement): string {
  return NotAction === undefined ? listOf(Action).join(", ") : `all but ${listOf(NotAction).join(", ")}`;
}

function principalsOf({ Principal, NotPrincipal }: PolicyStatement): string {
  const element = NotPrincipal ?? Principal ?? {};
  const names = element === "*" ? ["*"] : Object.values(element).flatMap((each) => listOf(each));
  return `${NotPrincipal === undefined ? "" : "all but "}${names.join(", ") || "nobody"}`;
}

const quoted = (value: string) => JSON.stringify(value);
