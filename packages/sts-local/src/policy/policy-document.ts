/** An IAM policy as JSON. Trust policies have a `Principal` and no `Resource`. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: PolicyPrincipal;
  readonly NotPrincipal?: PolicyPrincipal;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: PolicyConditions;
}

export type PolicyPrincipal = "*" | { readonly [type: string]: OneOrMany<string> };

/** Values by operator and condition key. A condition is met if any of its values matches. */
export type PolicyConditions = {
  readonly [operator: string]: { readonly [key: string]: OneOrMany<string | number | boolean> };
};

export type OneOrMany<T> = T | readonly T[];

export function listOf<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

/**
 * Checks the grammar of a policy, but not whether its actions and resources exist. Returns the first problem as a
 * phrase, or `undefined` if there is none.
 */
export function findPolicyProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return "a policy must be a JSON object";
  const version = value["Version"];
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17") {
    return "Version must be 2012-10-17 or 2008-10-17";
  }
  const statement = value["Statement"];
  if (statement === undefined) return "Statement is missing";
  const statements = Array.isArray(statement) ? statement : [statement];
  if (statements.length === 0) return "Statement is empty";
  return statements.map(findStatementProblem).find((problem) => problem !== undefined);
}

function findStatementProblem(statement: unknown): string | undefined {
  if (!isRecord(statement)) return "a statement must be a JSON object";
  const unknown = Object.keys(statement).find((key) => !STATEMENT_KEYS.has(key));
  if (unknown !== undefined) return `a statement cannot have an element ${JSON.stringify(unknown)}`;
  if (statement["Effect"] !== "Allow" && statement["Effect"] !== "Deny")
    return "Effect must be Allow or Deny";
  if ((statement["Action"] === undefined) === (statement["NotAction"] === undefined)) {
    return "a statement must have either Action or NotAction";
  }
  for (const name of ["Action", "NotAction", "Resource", "NotResource"]) {
    if (statement[name] !== undefined && !isStringOrArray(statement[name]))
      return `${name} must be a string or an array of strings`;
  }
  if (statement["Condition"] !== undefined && !isRecord(statement["Condition"]))
    return "Condition must be an object";
  return undefined;
}

const STATEMENT_KEYS = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

function isStringOrArray(value: unknown): boolean {
  return (
    typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
