import { StsError } from "./sts-error.js";

/** What a text must look like. Lengths are in UTF-16 units; the pattern must match the whole text. */
export interface TextRule {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
}

export interface IntegerRule {
  readonly min: number;
  readonly max: number;
}

/** Reads an operation's parameters by their wire names and refuses the ones that break a rule. */
export class Parameters {
  readonly #values: ReadonlyMap<string, string>;
  readonly #prefix: string;

  constructor(values: ReadonlyMap<string, string>, prefix = "") {
    this.#values = values;
    this.#prefix = prefix;
  }

  required(name: string, rule: TextRule = {}): string {
    const value = this.optional(name, rule);
    if (value === undefined) throw invalid(`${this.#prefix}${name} is required.`);
    return value;
  }

  optional(name: string, rule: TextRule = {}): string | undefined {
    const wireName = this.#prefix + name;
    const value = this.#values.get(wireName);
    if (value !== undefined) checkText(wireName, value, rule);
    return value;
  }

  integer(name: string, rule: IntegerRule): number | undefined {
    const wireName = this.#prefix + name;
    const text = this.#values.get(wireName);
    if (text === undefined) return undefined;
    // Not a number at all is a fault of form, out of range one of content: STS tells them apart.
    if (!/^[+-]?\d{1,10}$/.test(text)) throw new StsError("MalformedInput", `${wireName} is not an integer.`);
    const value = Number(text);
    if (value < rule.min || value > rule.max) {
      throw invalid(`${wireName} is ${value}; it must lie between ${rule.min} and ${rule.max}.`);
    }
    return value;
  }

  /** A list of texts: `Name.member.1`, `Name.member.2` … */
  texts(name: string, rule: TextRule = {}): string[] {
    return this.#indices(name).map((index) => this.required(`${name}.member.${index}`, rule));
  }

  /** A list of structures: `Name.member.1.Field` … */
  structures<T>(name: string, read: (member: Parameters) => T): T[] {
    return this.#indices(name).map((index) =>
      read(new Parameters(this.#values, `${this.#prefix}${name}.member.${index}.`)),
    );
  }

  /** Member numbers that occur, in order. A list may have gaps, as STS allows, but not a broken number. */
  #indices(name: string): number[] {
    const start = `${this.#prefix}${name}.member.`;
    const found = new Set<number>();
    for (const wireName of this.#values.keys()) {
      if (!wireName.startsWith(start)) continue;
      const digits = wireName.slice(start.length).split(".", 1)[0] ?? "";
      if (!/^[1-9]\d{0,3}$/.test(digits))
        throw new StsError("MalformedInput", `${wireName} has no valid member number.`);
      found.add(Number(digits));
    }
    return [...found].sort((a, b) => a - b);
  }
}

function checkText(
  name: string,
  value: string,
  { min = 0, max = Number.POSITIVE_INFINITY, pattern }: TextRule,
): void {
  if (value.length < min) throw invalid(`${name} must have at least ${min} characters.`);
  if (value.length > max) throw invalid(`${name} must have at most ${max} characters.`);
  if (pattern !== undefined && !pattern.test(value))
    throw invalid(`${name} contains a character that is not allowed.`);
}

function invalid(message: string): StsError {
  return new StsError("ValidationError", message);
}
