import { REDACTED } from "../schema/secrets.js";
import { EchoSearch, KEPT } from "./echoes.js";

/** Shorter secrets are not hidden: any text may contain them by chance. */
const MIN_LENGTH = 4;

/** How many causes are followed. */
const MAX_CAUSES = 10;

/** Fields that programs branch on. A secret that is a plain word may occur in them by chance. */
const CODES: ReadonlySet<string> = new Set(["name", "code", "Code", "Type"]);
const WORD = /^[A-Za-z]{1,39}$/;

/** How much text the fields of one object may have in total, in characters. Fields beyond that are deleted. */
const MAX_TOTAL = 8 * KEPT;
/** Fields that are never deleted for their size. */
const ESSENTIAL: ReadonlySet<string> = new Set([...CODES, "message", "stack"]);

/** Fields of an error that describe the response. */
const PARTS = ["Error", "$metadata", "$response"];

/**
 * Removes secrets from everything that is printed of an error and its causes. Servers echo what they receive: STS itself
 * quotes the session token when a signature does not match, and the value of an invalid parameter. Other servers may do so
 * in any field, under any name and in any encoding.
 */
export function hideSecrets(thrown: unknown, secrets: readonly string[]): void {
  const hidden = secrets.filter((secret) => secret.length >= MIN_LENGTH);
  if (hidden.length === 0) return;
  const all = new EchoSearch(hidden);
  const unmistakable = hidden.some(isWord) ? new EchoSearch(hidden.filter((secret) => !isWord(secret))) : all;
  let error = thrown;
  for (let depth = 0; depth < MAX_CAUSES && typeof error === "object" && error !== null; depth++) {
    hideInFields(error, all, unmistakable);
    for (const name of PARTS) {
      const part = (error as Record<string, unknown>)[name];
      if (typeof part !== "object" || part === null) continue;
      hideInFields(part, all, unmistakable);
      const { headers } = part as { headers?: unknown };
      if (typeof headers === "object" && headers !== null) hideInFields(headers, all, unmistakable);
    }
    error = (error as { cause?: unknown }).cause;
  }
}

function hideInFields(holder: object, all: EchoSearch, unmistakable: EchoSearch): void {
  let left = MAX_TOTAL;
  // `stack`, which begins with the message, is not an own property in every engine.
  for (const field of new Set([...Object.getOwnPropertyNames(holder), "stack"])) {
    const text = (holder as Record<string, unknown>)[field];
    const tooMuch = left < field.length && typeof text === "string" && !ESSENTIAL.has(field);
    if (tooMuch || unmistakable.find(field).length > 0) {
      if (Reflect.deleteProperty(holder, field)) continue;
    }
    if (typeof text !== "string") continue;
    const shown = without(text, CODES.has(field) ? unmistakable : all);
    left -= field.length + Math.min(text.length, KEPT);
    // A frozen error can't be changed. We don't create any.
    if (shown !== text) Reflect.set(holder, field, shown);
  }
}

function isWord(secret: string): boolean {
  return WORD.test(secret);
}

function without(text: string, secrets: EchoSearch): string {
  let shown = "";
  let end = 0;
  for (const [from, to] of secrets.find(text.slice(0, 2 * KEPT)).sort(([a], [b]) => a - b)) {
    if (from >= KEPT) break;
    if (from >= end) shown += text.slice(end, from) + REDACTED;
    end = Math.max(end, to);
  }
  return text.length <= KEPT ? shown + text.slice(end) : `${shown}${text.slice(end, KEPT)} …`;
}
