/** Told of exceptions that are not refusals: defects of the server, or of a function that its options gave. */
export type ErrorReport = (error: unknown) => void;

/** Reports to `onError`, or to stderr where there is none or where it throws itself. Never throws. */
export function reporter(onError: ErrorReport = writeToStderr): ErrorReport {
  return (error) => {
    try {
      onError(error);
    } catch (failure) {
      writeToStderr(error);
      writeToStderr(failure);
    }
  };
}

/** Name and stack frames only: the message of an error may quote the request, and with it a secret. */
function writeToStderr(error: unknown): void {
  console.error(`sts-local: internal failure: ${describe(error)}`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { name, message, stack = "" } = error;
  const at = stack.indexOf(message);
  return name + (at === -1 ? "" : stack.slice(at + message.length));
}
