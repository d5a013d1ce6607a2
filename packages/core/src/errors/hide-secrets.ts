import { REDACTED } from "../schema/redact.js";
import { echoes } from "./echoes.js";

/** Shorter ones are no secrets worth the name, and would be found by chance in any text. */
const LEAST_LENGTH = 4;

/** How far causes are followed. */
const CAUSE_DEPTH = 10;

/** What programs decide by. A secret that is a mere word would be found in them by chance. */
const CODES: ReadonlySet<string> = new Set(["name", "code", "Code", "Type"]);
const WORD = /^[A-Za-z]{1,39}$/;

/** How much of a text is kept, in characters; as much again is looked at, for a secret that begins in what is kept. */
const KEPT = 32_768;

/** What hangs on an error and says more of the response. */
const PARTS = ["Error", "$metadata", "$response"];

/**
 * Takes secrets out of all that is printed of an error and its causes. Servers echo what they were sent: STS itself quotes
 * the session token when a signature does not match, and the value of a parameter that it finds invalid. What is no server
 * of AWS's may do so in any field, under any name and in any encoding.
 */
export function hideSecrets(thrown: unknown, secrets: readonly string[]): void {
  const hidden = secrets.filter((secret) => secret.length >= LEAST_LENGTH);
  if (hidden.length === 0) return;
  let error = thrown;
  for (let depth = 0; depth < CAUSE_DEPTH && typeof error === "object" && error !== null; depth++) {
    hideInFields(error, hidden);
    for (const name of PARTS) {
      const part = (error as Record<string, unknown>)[name];
      if (typeof part !== "object" || part === null) continue;
      hideInFields(part, hidden);
      const { headers } = part as { headers?: unknown };
      if (typeof headers === "object" && headers !== null) hideInFields(headers, hidden);
    }
    error = (error as { cause?: unknown }).cause;
  }
}

function hideInFields(holder: object, secrets: readonly string[]): void {
  const words = secrets.filter((secret) => !WORD.test(secret));
  // In some engines `stack`, which begins with the message, is no field of the error's own.
  for (const field of new Set([...Object.getOwnPropertyNames(holder), "stack"])) {
    if (echoes(field, words).length > 0) {
      Reflect.deleteProperty(holder, field);
      continue;
    }
    const text = (holder as Record<string, unknown>)[field];
    if (typeof text !== "string") continue;
    const shown = without(text, CODES.has(field) ? words : secrets);
    // Frozen errors keep what they hold; nothing of ours makes any.
    if (shown !== text) Reflect.set(holder, field, shown);
  }
}

function without(text: string, secrets: readonly string[]): string {
  let shown = "";
  let end = 0;
  for (const [from, to] of echoes(text.slice(0, 2 * KEPT), secrets).sort(([a], [b]) => a - b)) {
    if (from >= KEPT) break;
    if (from >= end) shown += text.slice(end, from) + REDACTED;
    end = Math.max(end, to);
  }
  return text.length <= KEPT ? shown + text.slice(end) : `${shown}${text.slice(end, KEPT)} …`;
}
