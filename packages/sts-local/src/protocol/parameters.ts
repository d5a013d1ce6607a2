import { describe } from "../shape/shape.js";
import { StsError } from "./sts-error.js";

/** Limits of a string parameter. Lengths are in UTF-16 code units. */
export interface StringConstraint {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** For the messages. */
  readonly example?: string;
  /** Never show the value in a message. */
  readonly secret?: boolean;
}

export interface IntegerConstraint {
  readonly min: number;
  readonly max: number;
}

/**
 * Reads an operation's parameters by their wire names. Throws `ValidationError` for a parameter that is missing or
 * violates its constraint, and `MalformedInput` for one that cannot be parsed.
 */
export class Parameters {
  readonly #values: ReadonlyMap<string, string>;
  readonly #prefix: string;

  constructor(values: ReadonlyMap<string, string>, prefix = "") {
    this.#values = values;
    this.#prefix = prefix;
  }

  required(name: string, constraint: StringConstraint = {}): string {
    const value = this.optional(name, constraint);
    if (value === undefined) throw invalid(`${this.#prefix}${name} is required.`);
    return value;
  }

  optional(name: string, constraint: StringConstraint = {}): string | undefined {
    const wireName = this.#prefix + name;
    const value = this.#values.get(wireName);
    if (value !== undefined) checkString(wireName, value, constraint);
    return value;
  }

  integer(name: string, constraint: IntegerConstraint): number | undefined {
    const wireName = this.#prefix + name;
    const text = this.#values.get(wireName);
    if (text === undefined) return undefined;
    // STS distinguishes a value that is not a number from one that is out of range.
    if (!/^[+-]?\d{1,10}$/.test(text))
      throw new StsError("MalformedInput", `${wireName} is ${describe(text)}, but must be an integer.`);
    const value = Number(text);
    if (value < constraint.min || value > constraint.max) {
      throw invalid(`${wireName} is ${value}; it must be between ${constraint.min} and ${constraint.max}.`);
    }
    return value;
  }

  /** A list of strings: `Name.member.1`, `Name.member.2` … */
  strings(name: string, constraint: StringConstraint = {}): string[] {
    return this.#indices(name).map((index) => this.required(`${name}.member.${index}`, constraint));
  }

  /** A list of structures: `Name.member.1.Field` … */
  structures<T>(name: string, read: (member: Parameters) => T): T[] {
    return this.#indices(name).map((index) =>
      read(new Parameters(this.#values, `${this.#prefix}${name}.member.${index}.`)),
    );
  }

  /** The member numbers of a list, in ascending order. Gaps are allowed, as in STS. */
  #indices(name: string): number[] {
    const start = `${this.#prefix}${name}.member.`;
    const found = new Set<number>();
    for (const wireName of this.#values.keys()) {
      if (!wireName.startsWith(start)) continue;
      const digits = wireName.slice(start.length).split(".", 1)[0] ?? "";
      if (!/^[1-9]\d{0,3}$/.test(digits))
        throw new StsError("MalformedInput", `${wireName} does not have a valid member number.`);
      found.add(Number(digits));
    }
    return [...found].sort((a, b) => a - b);
  }
}

/** Throws `ValidationError` for a value that violates the constraint. */
export function checkString(name: string, value: string, constraint: StringConstraint): void {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern, example, secret } = constraint;
  const refused = (rule: string) => {
    const given = secret ? "" : `is ${describe(value)}, but `;
    return invalid(`${name} ${given}must ${rule}${example === undefined ? "" : `, as in ${example}`}.`);
  };
  if (value.length < min) throw refused(`have at least ${min} characters`);
  if (value.length > max) throw refused(`have at most ${max} characters`);
  if (pattern !== undefined && !pattern.test(value)) throw refused(`match ${pattern.source}`);
}

function invalid(message: string): StsError {
  return new StsError("ValidationError", message);
}
