import { suggestion } from "./nearest.js";
import { refuse, type Shape } from "./shape.js";

export const boolean: Shape<boolean> = {
  what: "true or false",
  schema: { type: "boolean" },
  check(value, path) {
    if (typeof value !== "boolean") refuse(path, value, this.what);
  },
};

/** Anything but nothing. */
export const anything: Shape<any> = { what: "a value", schema: {}, check() {} };

/** A string, which may be empty. */
export const text: Shape<string> = {
  what: "a string",
  schema: { type: "string" },
  check(value, path) {
    if (typeof value !== "string") refuse(path, value, this.what);
  },
};

interface StringLimits {
  /** What the pattern means: `a string of twelve digits`. */
  readonly what?: string;
  readonly pattern?: RegExp;
  /** Never show the value in a message. */
  readonly secret?: boolean;
}

/** A string, not empty. */
export function string({ what = "a string, not empty", pattern, secret }: StringLimits = {}): Shape<string> {
  return {
    what,
    schema: { type: "string", minLength: 1, ...(pattern && { pattern: pattern.source }) },
    check(value, path) {
      const fits = typeof value === "string" && value !== "" && (pattern?.test(value) ?? true);
      if (!fits) refuse(path, value, what, secret);
    },
  };
}

/** One of some strings. */
export function oneOf<const T extends string>(names: readonly T[], what = oneOfList(names)): Shape<T> {
  return {
    what,
    schema: { type: "string", enum: names },
    check(value, path) {
      if (names.includes(value as T)) return;
      if (typeof value !== "string") refuse(path, value, what);
      throw new TypeError(`${path} is ${JSON.stringify(value)}; ${suggestion(value, names)}`);
    },
  };
}

function oneOfList(names: readonly string[]): string {
  const quoted = names.map((name) => JSON.stringify(name));
  return quoted.length === 1 ? quoted[0]! : `one of ${quoted.join(", ")}`;
}

interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
  /** For the messages: `seconds`. */
  readonly unit?: string;
}

export function integer(limits: NumberLimits = {}): Shape<number> {
  return numeric(limits, "a whole number", "integer", Number.isInteger);
}

export function number(limits: NumberLimits = {}): Shape<number> {
  return numeric(limits, "a number", "number", Number.isFinite);
}

function numeric(
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, unit }: NumberLimits,
  kind: string,
  type: string,
  test: (value: unknown) => boolean,
): Shape<number> {
  const what = [
    kind,
    ...(unit === undefined ? [] : [`of ${unit}`]),
    ...(min === Number.NEGATIVE_INFINITY ? [] : [`from ${min}`]),
    ...(max === Number.POSITIVE_INFINITY ? [] : [`to ${max}`]),
  ].join(" ");
  return {
    what,
    schema: {
      type,
      ...(Number.isFinite(min) && { minimum: min }),
      ...(Number.isFinite(max) && { maximum: max }),
    },
    check(value, path) {
      if (!test(value) || (value as number) < min || (value as number) > max) refuse(path, value, what);
    },
  };
}

/** A function; not in JSON. */
export const callback: Shape<any> = {
  what: "a function",
  schema: { not: {} },
  check(value, path) {
    if (typeof value !== "function") refuse(path, value, this.what);
  },
};

/** The shape, or a function that returns such a value. */
export function orCallback(shape: Shape<unknown>): Shape<any> {
  return {
    what: `${shape.what}, or a function`,
    schema: shape.schema,
    check(value, path) {
      if (typeof value !== "function") shape.check(value, path);
    },
  };
}
