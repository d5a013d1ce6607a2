/** Why a request was refused, for whoever has to mend it. No secret is in it in full. */
export interface Explanation {
  /** The cause in a word or two: `clock`, `another-secret`, `trust-policy-condition`. `unknown` if none that was tried fits. */
  readonly cause: string;
  /** What is wrong, and what to do. */
  readonly summary: string;
  /** What was looked at, in this order. */
  readonly checks: readonly Check[];
  /** What the server found and computed, by name: `canonicalRequest`, `serverTime`. */
  readonly facts: Readonly<Record<string, string>>;
}

/** One thing that was looked at. */
export interface Check {
  readonly what: string;
  readonly passed: boolean;
  /** The values compared. */
  readonly detail?: string;
}

/** An explanation that has no more to say than the error. */
export function explanationOf(code: string, message: string): Explanation {
  return { cause: code, summary: message, checks: [], facts: {} };
}

const SHOWN = 8;

/** The beginning of a secret, to recognize it by; nothing of a short one. */
export function abridged(secret: string): string {
  const shown = secret.length >= 4 * SHOWN ? secret.slice(0, SHOWN) : "";
  return `${shown}… (${secret.length} characters)`;
}
