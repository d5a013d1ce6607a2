import { REDACTED } from "../schema/redact.js";
import { EchoSearch, KEPT } from "./echoes.js";

/** Shorter ones are no secrets worth the name, and would be found by chance in any text. */
const LEAST_LENGTH = 4;

/** How far causes are followed. */
const CAUSE_DEPTH = 10;

/** What programs decide by. A secret that is a mere word would be found in them by chance. */
const CODES: ReadonlySet<string> = new Set(["name", "code", "Code", "Type"]);
const WORD = /^[A-Za-z]{1,39}$/;

/** How much text the fields of one object may have together, in characters; fields with further text are dropped. */
const KEPT_TOGETHER = 8 * KEPT;
/** What is never dropped. */
const ESSENTIAL: ReadonlySet<string> = new Set([...CODES, "message", "stack"]);

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
  const all = new EchoSearch(hidden);
  const unmistakable = hidden.some(isWord) ? new EchoSearch(hidden.filter((secret) => !isWord(secret))) : all;
  let error = thrown;
  for (let depth = 0; depth < CAUSE_DEPTH && typeof error === "object" && error !== null; depth++) {
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
  let left = KEPT_TOGETHER;
  // In some engines `stack`, which begins with the message, is no field of the error's own.
  for (const field of new Set([...Object.getOwnPropertyNames(holder), "stack"])) {
    const text = (holder as Record<string, unknown>)[field];
    const tooMuch = left < field.length && typeof text === "string" && !ESSENTIAL.has(field);
    if (tooMuch || unmistakable.find(field).length > 0) {
      if (Reflect.deleteProperty(holder, field)) continue;
    }
    if (typeof text !== "string") continue;
    const shown = without(text, CODES.has(field) ? unmistakable : all);
    left -= field.length + Math.min(text.length, KEPT);
    // Frozen errors keep what they hold; nothing of ours makes any.
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
