/** An IAM policy as JSON. Trust policies have a `Principal` and no `Resource`. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

/** Who may do what, or may not, and under which conditions. */
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

/** Whom a statement is about: everyone, or identifiers by their type: `AWS`, `Federated` or `Service`. */
export type PolicyPrincipal = "*" | { readonly [type: string]: OneOrMany<string> };

/** Values by operator and condition key. A condition is met if any of its values matches. */
export type PolicyConditions = {
  readonly [operator: string]: { readonly [key: string]: OneOrMany<string | number | boolean> };
};

/** In policies, a list of one may be written without brackets. */
export type OneOrMany<T> = T | readonly T[];

export function listOf<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
