/** Members whose values differ in each run, wherever they occur: in outputs, in forms, in what `prepare` returned. */
const VARYING = [
  "AccessKeyId",
  "SecretAccessKey",
  "SessionToken",
  "WebIdentityToken",
  "SAMLAssertion",
  "TradeInToken",
  "EncodedMessage",
  "TokenCode",
];

/** AccessDenied messages end with an explanation that only the server can read. */
const ENCODED_MESSAGE = /Encoded authorization failure message: (\S+)/;

/** Long-term keys, and what the scenarios make up, are the same in each run. */
const ALWAYS_THE_SAME = /^(AKIA|too short|no token)/;

/**
 * Names for values that differ in each run, in the order in which the values appear. The same value always has
 * the same name, so that a transcript shows where a session token came from and where it went.
 */
export class Pseudonyms {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** Looks for such values in a tree. */
  collect(value: unknown): void {
    if (typeof value === "string") this.#add("EncodedMessage", ENCODED_MESSAGE.exec(value)?.[1]);
    if (typeof value !== "object" || value === null) return;
    for (const [member, inner] of Object.entries(value)) {
      if (VARYING.includes(member) && typeof inner === "string") this.#add(member, inner);
      else this.collect(inner);
    }
  }

  name(kind: string, value: string): void {
    this.#add(kind, value);
  }

  /** The text with names in place of values, which may be percent-encoded. */
  apply(text: string): string {
    // Longer ones first: one value may be part of another.
    const values = [...this.#names].sort(([a], [b]) => b.length - a.length);
    return values.reduce(
      (result, [value, name]) => result.replaceAll(encodeURIComponent(value), name).replaceAll(value, name),
      text,
    );
  }

  #add(kind: string, value: string | undefined): void {
    if (!value || this.#names.has(value) || ALWAYS_THE_SAME.test(value)) return;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#names.set(value, `<${kind} ${count}>`);
  }
}
