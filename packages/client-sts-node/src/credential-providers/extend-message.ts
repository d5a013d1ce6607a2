/** Whether the error is what a service answered: then it says itself what is wrong. */
export function isAnswer(error: unknown): boolean {
  return (
    (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode !==
    undefined
  );
}

/**
 * Adds sentences to an error's message, and takes values out of it. It stays the same error: chains of providers go by its
 * class and properties.
 */
export function extendMessage(error: unknown, addition: string, hidden: readonly string[] = []): unknown {
  if (!(error instanceof Error)) return error;
  hideInput(error);
  const message = hide(error.message, hidden);
  const separator = /[.!?]$/.test(message) ? " " : ". ";
  if (error.stack) error.stack = hide(error.stack, hidden);
  error.message = addition === "" ? message : `${message}${separator}${addition}`;
  return error;
}

/** Errors of JSON.parse and of URL show what they were given: credentials that were cut off, an address with a password. */
function hideInput(error: Error): void {
  const { message } = error;
  if (error instanceof SyntaxError) error.message = "What was received is not valid JSON";
  if (error.stack) error.stack = error.stack.replaceAll(message, () => error.message);
  delete (error as { input?: unknown }).input;
}

function hide(text: string, hidden: readonly string[]): string {
  return hidden.reduce((result, value) => result.replaceAll(value, "(not shown)"), text);
}
