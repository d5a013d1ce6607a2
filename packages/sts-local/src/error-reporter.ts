import { isNativeError } from "node:util/types";

/** Reports an unexpected exception: a bug in the server, or in a function passed as an option. */
export type ErrorReporter = (error: unknown) => void;

/** Creates a function that calls `onError`, and writes to stderr if `onError` throws. It never throws itself. */
export function createErrorReporter(onError: ErrorReporter = writeToStderr): ErrorReporter {
  return (error) => {
    try {
      onError(error);
    } catch (failure) {
      writeToStderr(error);
      writeToStderr(failure);
    }
  };
}

/** Writes the name and stack frames only: the message may quote the request, which may contain secrets. */
function writeToStderr(error: unknown): void {
  console.error(`sts-local: internal failure: ${describe(error)}`);
}

function describe(error: unknown): string {
  if (!isNativeError(error)) return `a thrown ${typeof error}`;
  const { name, message, stack = "" } = error;
  const at = stack.indexOf(message);
  return name + (at === -1 ? "" : stack.slice(at + message.length));
}
