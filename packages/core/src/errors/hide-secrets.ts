import { REDACTED } from "../schema/redact.js";

/** Shorter ones are no secrets worth the name, and would be found by chance in any text. */
const LEAST_LENGTH = 4;

/** How far causes are followed. */
const CAUSE_DEPTH = 10;

/** What programs decide by: codes that the service or the system chose. */
const CODES: ReadonlySet<string> = new Set(["name", "code", "Code", "Type"]);

/**
 * Takes secrets out of all that is printed of an error and its causes. Servers echo what they were sent: STS itself quotes
 * the session token when a signature does not match, and the value of a parameter that it finds invalid.
 */
export function hideSecrets(thrown: unknown, secrets: readonly string[]): void {
  const hidden = secrets
    .filter((secret) => secret.length >= LEAST_LENGTH)
    .flatMap((secret) => [secret, encodeURIComponent(secret.replace(/[\uD800-\uDFFF]/g, ""))])
    // The longer one first: it may contain the other.
    .sort((a, b) => b.length - a.length);
  let error = thrown;
  for (let depth = 0; depth < CAUSE_DEPTH && typeof error === "object" && error !== null; depth++) {
    hideInFields(error as Record<string, unknown>, hidden);
    const { cause, Error: detail } = error as { cause?: unknown; Error?: unknown };
    if (typeof detail === "object" && detail !== null)
      hideInFields(detail as Record<string, unknown>, hidden);
    error = cause;
  }
}

function hideInFields(holder: Record<string, unknown>, secrets: readonly string[]): void {
  // In some engines `stack`, which begins with the message, is no field of the error's own.
  for (const field of new Set([...Object.getOwnPropertyNames(holder), "stack"])) {
    const text = CODES.has(field) ? undefined : holder[field];
    if (typeof text !== "string" || !secrets.some((secret) => text.includes(secret))) continue;
    let shown: string = text;
    for (const secret of secrets) shown = shown.split(secret).join(REDACTED);
    // Frozen errors keep what they hold; nothing of ours makes any.
    Reflect.set(holder, field, shown);
  }
}
