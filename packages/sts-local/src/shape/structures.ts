import { suggestion } from "./nearest.js";
import { type JsonSchema, memberPath, refuse, type Shape } from "./shape.js";

/** A member of an object, with what editors say about it. */
interface Member<T, Required extends boolean> {
  readonly shape: Shape<T>;
  readonly required: Required;
  readonly description?: string;
}

export function required<T>(shape: Shape<T>, description?: string): Member<T, true> {
  return { shape, required: true, ...(description !== undefined && { description }) };
}

export function optional<T>(shape: Shape<T>, description?: string): Member<T, false> {
  return { shape, required: false, ...(description !== undefined && { description }) };
}

/** A member for each of the type's. The compiler refuses one that is missing, unknown, or optional where the type isn't. */
export type Members<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Member<Exclude<T[K], undefined>, false>
    : Member<T[K], true>;
};

interface Together<Name> {
  /** Of each pair, the object must have exactly one. */
  readonly either?: readonly (readonly [Name, Name])[];
  /** The object must have at least one of these. */
  readonly some?: readonly Name[];
}

/** An object with these members and no others. */
export function object<T extends object>(
  members: Members<T>,
  { either = [], some = [] }: Together<keyof T & string> = {},
): Shape<T> {
  const entries = Object.entries<Member<unknown, boolean>>(members);
  const names = entries.map(([name]) => name);
  return {
    what: "an object",
    schema: {
      type: "object",
      properties: Object.fromEntries(
        entries.map(([name, { shape, description }]) => [
          name,
          { ...shape.schema, ...(description !== undefined && { description }) },
        ]),
      ),
      required: entries.filter(([, member]) => member.required).map(([name]) => name),
      additionalProperties: false,
      ...(either.length > 0 && { allOf: either.map((pair) => ({ oneOf: pair.map(having) })) }),
      ...(some.length > 0 && { anyOf: some.map(having) }),
    },
    check(value, path) {
      if (!isRecord(value)) refuse(path || "The value", value, this.what);
      for (const name of Object.keys(value)) {
        if (names.includes(name)) continue;
        throw new TypeError(`${memberPath(path, name)} is unknown; ${suggestion(name, names)}`);
      }
      for (const [name, member] of entries) {
        const given = value[name];
        const at = memberPath(path, name);
        if (given !== undefined) member.shape.check(given, at);
        else if (member.required) throw new TypeError(`${at} is missing; it must be ${member.shape.what}.`);
      }
      for (const [one, other] of either) {
        if ((value[one] === undefined) === (value[other] === undefined))
          throw new TypeError(`${path} must have either ${one} or ${other}.`);
      }
      if (some.length > 0 && some.every((name) => value[name] === undefined))
        throw new TypeError(`${path || "The value"} must have at least one of ${some.join(", ")}.`);
    },
  };
}

/** Strict validators want to see the property beside its name. */
function having(name: string): JsonSchema {
  return { properties: { [name]: {} }, required: [name] };
}

/** An object with any names. `checkName` may refuse some. */
export function record<T>(
  shape: Shape<T>,
  names: { readonly check: (name: string, path: string) => void; readonly pattern?: RegExp } = { check() {} },
): Shape<{ readonly [name: string]: T }> {
  return {
    what: "an object",
    schema: {
      type: "object",
      ...(names.pattern && { propertyNames: { pattern: names.pattern.source } }),
      additionalProperties: shape.schema,
    },
    check(value, path) {
      if (!isRecord(value)) refuse(path, value, this.what);
      for (const [name, member] of Object.entries(value)) {
        names.check(name, memberPath(path, name));
        if (member !== undefined) shape.check(member, memberPath(path, name));
      }
    },
  };
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    what: "a list",
    schema: { type: "array", items: shape.schema },
    check(value, path) {
      if (!Array.isArray(value)) refuse(path, value, this.what);
      for (const [index, item] of value.entries()) shape.check(item, `${path}[${index}]`);
    },
  };
}

/** A value, or a list of at least one. */
export function oneOrMany<T>(shape: Shape<T>): Shape<T | readonly T[]> {
  return {
    what: `${shape.what}, or a list of them`,
    schema: { anyOf: [shape.schema, { type: "array", items: shape.schema, minItems: 1 }] },
    check(value, path) {
      const entries = withPaths(value, path);
      if (entries.length === 0) refuse(path, value, `${this.what} that is not empty`);
      for (const [item, at] of entries) shape.check(item, at);
    },
  };
}

/** Each of one or many values, with its path. */
export function withPaths<T>(value: T | readonly T[], path: string): (readonly [T, string])[] {
  if (!Array.isArray(value)) return [[value as T, path]];
  return value.map((item: T, index) => [item, `${path}[${index}]`]);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
