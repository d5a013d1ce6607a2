import { listOf, type PolicyConditions } from "./policy-document.js";

/** The condition keys of a request, in lowercase, with their values. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

/** Creates a context. `undefined` leaves a key out. */
export function conditionContext(
  entries: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
): ConditionContext {
  const context = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue;
    context.set(key.toLowerCase(), Array.isArray(value) ? value : [String(value)]);
  }
  return context;
}

/** A condition, and whether a request meets it. */
export interface TestedCondition {
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly string[];
  /** The request's values; `undefined` if it has no such key. */
  readonly given: readonly string[] | undefined;
  readonly isMet: boolean;
}

/** Tests each condition of a `Condition` element. A request must meet them all. */
export function testConditions(
  conditions: PolicyConditions | undefined,
  context: ConditionContext,
): TestedCondition[] {
  return Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const wanted = listOf(values).map(String);
      const given = context.get(key.toLowerCase());
      return { operator, key, wanted, given, isMet: meetsCondition(operator, wanted, given, context) };
    }),
  );
}

/** Whether this server supports a condition operator, with its quantifier and `IfExists`. */
export function isSupportedOperator(operator: string): boolean {
  return CONDITION_OPERATORS.includes(parseOperator(operator).name);
}

function meetsCondition(
  operator: string,
  wanted: string[],
  given: readonly string[] | undefined,
  context: ConditionContext,
): boolean {
  const { quantifier, name, ifExists } = parseOperator(operator);
  if (name === "Null") return wanted.some((value) => (value === "true") === (given === undefined));
  const comparison = COMPARISONS[name];
  if (comparison === undefined) return false;
  if (given === undefined) return ifExists || quantifier === "ForAllValues" || comparison.negated;
  const matches = (value: string) => {
    const some = wanted.some((candidate) => comparison.test(value, substituteVariables(candidate, context)));
    return some !== comparison.negated;
  };
  return quantifier === "ForAllValues" ? given.every(matches) : given.some(matches);
}

function parseOperator(operator: string): {
  quantifier: string | undefined;
  name: string;
  ifExists: boolean;
} {
  const [, quantifier, name = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  return { quantifier, name, ifExists: suffix !== undefined };
}

/** Replaces policy variables such as `${aws:username}` with the value of that key. */
function substituteVariables(text: string, context: ConditionContext): string {
  return text.replace(/\$\{([^}]+)\}/g, (whole, key: string) => context.get(key.toLowerCase())?.[0] ?? whole);
}

/** Matches with `*` for any characters and `?` for a single one. */
export function matchesWildcard(pattern: string, text: string, caseSensitive = true): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, caseSensitive ? "s" : "is").test(text);
}

interface Comparison {
  readonly test: (given: string, wanted: string) => boolean;
  readonly negated: boolean;
}

const plain = (test: Comparison["test"]): Comparison => ({ test, negated: false });
const negated = (test: Comparison["test"]): Comparison => ({ test, negated: true });

const equal = (given: string, wanted: string) => given === wanted;
const equalIgnoringCase = (given: string, wanted: string) => given.toLowerCase() === wanted.toLowerCase();
const like = (given: string, wanted: string) => matchesWildcard(wanted, given);
const numbers = (test: (given: number, wanted: number) => boolean) => (given: string, wanted: string) =>
  test(Number(given), Number(wanted));
const dates = (test: (given: number, wanted: number) => boolean) => (given: string, wanted: string) =>
  test(Date.parse(given), Date.parse(wanted));

const COMPARISONS: Readonly<Record<string, Comparison | undefined>> = {
  StringEquals: plain(equal),
  StringNotEquals: negated(equal),
  StringEqualsIgnoreCase: plain(equalIgnoringCase),
  StringNotEqualsIgnoreCase: negated(equalIgnoringCase),
  StringLike: plain(like),
  StringNotLike: negated(like),
  ArnEquals: plain(like),
  ArnNotEquals: negated(like),
  ArnLike: plain(like),
  ArnNotLike: negated(like),
  Bool: plain(equalIgnoringCase),
  NumericEquals: plain(numbers((a, b) => a === b)),
  NumericNotEquals: negated(numbers((a, b) => a === b)),
  NumericLessThan: plain(numbers((a, b) => a < b)),
  NumericLessThanEquals: plain(numbers((a, b) => a <= b)),
  NumericGreaterThan: plain(numbers((a, b) => a > b)),
  NumericGreaterThanEquals: plain(numbers((a, b) => a >= b)),
  DateEquals: plain(dates((a, b) => a === b)),
  DateNotEquals: negated(dates((a, b) => a === b)),
  DateLessThan: plain(dates((a, b) => a < b)),
  DateLessThanEquals: plain(dates((a, b) => a <= b)),
  DateGreaterThan: plain(dates((a, b) => a > b)),
  DateGreaterThanEquals: plain(dates((a, b) => a >= b)),
};

/** The condition operators that this server supports. */
export const CONDITION_OPERATORS: readonly string[] = [...Object.keys(COMPARISONS), "Null"];
