import { withoutSecrets, withoutValues } from "../config/shown.js";

/** Whether the error is what a service answered: then it says itself what is wrong. */
export function isAnswer(error: unknown): boolean {
  return (
    (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode !==
    undefined
  );
}

/** How much of a message is kept, in characters. */
const KEPT = 5_000;

/**
 * Adds sentences to an error's message, and takes secrets out of it: the given values, words that look like one, and what a
 * parser quotes. It stays the same error: chains of providers go by its class and properties.
 */
export function extendMessage(error: unknown, addition: string, hidden: readonly string[] = []): unknown {
  if (!(error instanceof Error)) return error;
  const { message } = error;
  const shown = withoutSecrets(
    error instanceof SyntaxError ? NOT_JSON : withoutQuotation(message),
    hidden,
  ).slice(0, KEPT);
  const separator = /[.!?]$/.test(shown) ? " " : ". ";
  // The stack begins with the message.
  if (error.stack && message) {
    error.stack = withoutValues(
      error.stack.replaceAll(message, () => shown),
      hidden,
    );
  }
  error.message = addition === "" ? shown : `${shown}${separator}${addition}`;
  hideFields(error as unknown as Record<string, unknown>, hidden);
  return error;
}

const NOT_JSON = "What was received is not valid JSON";

/** An error of JSON.parse, put into the message of another, quotes a response, or a file with credentials. */
function withoutQuotation(message: string): string {
  const start = message.search(/Unexpected token|"/);
  const end = message.lastIndexOf(" is not valid JSON");
  if (start < 0 || start > end) return message;
  return `${message.slice(0, start)}${NOT_JSON}${message.slice(end + " is not valid JSON".length)}`;
}

/** Errors of the system name a path, those of URL the address that they were given. */
function hideFields(error: Record<string, unknown>, hidden: readonly string[]): void {
  delete error["input"];
  for (const [name, value] of Object.entries(error)) {
    // What has been added to the message is shown on purpose.
    if (typeof value === "string" && name !== "message") error[name] = withoutSecrets(value, hidden);
  }
}
