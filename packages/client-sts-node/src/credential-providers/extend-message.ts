/** Whether the error is what a service answered: then it says itself what is wrong. */
export function isAnswer(error: unknown): boolean {
  return (
    (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode !==
    undefined
  );
}

/** Adds sentences to an error's message. It stays the same error: chains of providers go by its class and properties. */
export function extendMessage(error: unknown, addition: string): unknown {
  if (!(error instanceof Error) || addition === "") return error;
  const separator = /[.!?]$/.test(error.message) ? " " : ". ";
  error.message = `${error.message}${separator}${addition}`;
  return error;
}
