import type { AbortSignal } from "@smithy/types";
import { TimeoutError } from "../errors/transport.js";
import type { Time } from "../platform.js";
import { onAbort } from "./abort.js";

/** What can end an exchange before its answer is complete. */
export interface EarlyEndSource {
  /** The host that is to answer, for messages. */
  readonly host: string;
  readonly abortSignal: AbortSignal | undefined;
  /** Milliseconds for the whole exchange; 0 for no limit. */
  readonly requestTimeout: number;
  /** Says what was waited for when the deadline passed. @default the answer */
  whatWasLate?(): string | undefined;
}

/**
 * Calls `end` once when the deadline passes or the caller aborts, whichever is first; at once for a signal that has
 * fired already.
 *
 * @returns a function that stops watching: no timer and no listener stays behind
 */
export function watchForEarlyEnd(
  { host, abortSignal, requestTimeout, whatWasLate }: EarlyEndSource,
  time: Time,
  end: (error: Error) => void,
): () => void {
  let timer: unknown;
  const stopListening = onAbort(abortSignal, (error) => {
    time.clearTimeout(timer);
    end(error);
  });
  if (requestTimeout > 0 && !abortSignal?.aborted) {
    timer = time.setTimeout(() => {
      stopListening();
      const late = whatWasLate?.() ?? `${host} gave no complete answer`;
      end(new TimeoutError(`${late} within ${requestTimeout} ms (requestTimeout).`));
    }, requestTimeout);
  }
  return () => {
    time.clearTimeout(timer);
    stopListening();
  };
}
