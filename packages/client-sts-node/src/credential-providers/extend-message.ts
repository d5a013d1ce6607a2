import { isError, setMessage, withSentence } from "@stskit/core/platform";
import { withoutSecrets, withoutValues } from "../config/shown.js";

/** Whether the error comes from a service, so that its message already says what is wrong. */
export function isServiceError(error: unknown): boolean {
  return (
    (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode !==
    undefined
  );
}

/** How much of a message is kept, in characters. */
const KEPT = 5_000;

/**
 * Adds sentences to an error's message, and removes secrets: the given values, words that look like secrets, and what a
 * JSON parser quotes. The error keeps its identity, since provider chains check its class and properties.
 */
export function extendMessage(error: unknown, addition: string, hidden: readonly string[] = []): unknown {
  if (!isError(error)) return error;
  const { message } = error;
  const shown = withoutSecrets(
    error.name === "SyntaxError" ? NOT_JSON : withoutExcerpt(message),
    hidden,
  ).slice(0, KEPT);
  // The stack begins with the message, and may have it again in a cause's.
  if (error.stack && message) {
    error.stack = withoutValues(
      error.stack.replaceAll(message, () => shown),
      hidden,
    );
  }
  error.message = shown;
  if (addition !== "") setMessage(error, withSentence(shown, addition));
  hideFields(error as unknown as Record<string, unknown>, hidden);
  return error;
}

const NOT_JSON = "What was received is not valid JSON";

/** The message may include one of JSON.parse, which quotes a response or a file with credentials. */
function withoutExcerpt(message: string): string {
  const start = message.search(/Unexpected token|"/);
  const end = message.lastIndexOf(" is not valid JSON");
  if (start < 0 || start > end) return message;
  return `${message.slice(0, start)}${NOT_JSON}${message.slice(end + " is not valid JSON".length)}`;
}

/** System errors have a path, errors of URL the string that they could not parse. */
function hideFields(error: Record<string, unknown>, hidden: readonly string[]): void {
  delete error["input"];
  for (const [name, value] of Object.entries(error)) {
    // The addition to the message is shown on purpose.
    if (typeof value === "string" && name !== "message") error[name] = withoutSecrets(value, hidden);
  }
}
