/** A JSON Schema, draft 7: the one that editors know best. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a value may look like: a check with messages for people, and the same as JSON Schema for editors. */
export interface Shape<T> {
  /** What a value must be, to complete "must be": `a string`. */
  readonly what: string;
  /** Leaves out what JSON cannot express, such as functions. */
  readonly schema: JsonSchema;
  /** Throws `TypeError`, naming `path`, if the value does not have this shape. */
  check(value: unknown, path: string): void;
  /** Never set. It lets the compiler compare the shape with the type it is for. */
  readonly of?: T;
}

/** Refuses a value. Secrets are refused with `secret`, which leaves the value out. */
export function refuse(path: string, value: unknown, what: string, secret = false): never {
  throw new TypeError(
    secret ? `${path} must be ${what}.` : `${path} is ${describe(value)}, but must be ${what}.`,
  );
}

/** The path of a member: `roles[0].name`, or `Condition["aws:username"]` if the name is not an identifier. */
export function memberPath(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

const MAX_SHOWN = 100;

/** A value, for a message. A long text is cut. */
export function describe(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
  }
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return String(value);
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
