import type { HttpHandlerOptions } from "@smithy/types";
import { abortError, TimeoutError } from "@stskit/core/client";

/** What can end an exchange before its answer is complete. */
export interface EarlyEndSource {
  /** The host that is to answer, for messages. */
  readonly host: string;
  readonly abortSignal: HttpHandlerOptions["abortSignal"];
  /** Milliseconds for the whole exchange; 0 for no limit. */
  readonly requestTimeout: number;
}

/** The parts of a signal that matter here; older abort controllers know nothing of listeners. */
interface Signal {
  addEventListener?(type: "abort", listener: () => void): void;
  removeEventListener?(type: "abort", listener: () => void): void;
  onabort?: unknown;
}

/**
 * Calls `end` once when the deadline passes or the caller aborts, whichever is first; at once for a signal that has
 * fired already.
 *
 * @returns a function that stops watching: no timer and no listener stays behind
 */
export function watchForEarlyEnd(source: EarlyEndSource, end: (error: Error) => void): () => void {
  const { host, requestTimeout, abortSignal: signal } = source;

  if (signal?.aborted) {
    end(abortError(signal));
    return () => {};
  }

  let timer: NodeJS.Timeout | undefined;
  let unlisten: (() => void) | undefined;
  const stop = () => {
    clearTimeout(timer);
    unlisten?.();
  };
  if (requestTimeout > 0) {
    timer = setTimeout(() => {
      stop();
      end(new TimeoutError(`${host} gave no complete answer within ${requestTimeout} ms (requestTimeout).`));
    }, requestTimeout);
  }
  if (signal) {
    unlisten = listen(signal as Signal, () => {
      stop();
      end(abortError(signal));
    });
  }
  return stop;
}

function listen(signal: Signal, callback: () => void): () => void {
  if (signal.addEventListener) {
    signal.addEventListener("abort", callback);
    return () => signal.removeEventListener?.("abort", callback);
  }
  // The one slot of such a signal may be taken: whoever has it still hears of the abort.
  const before = signal.onabort;
  const onabort = function (this: unknown, ...event: unknown[]) {
    if (typeof before === "function") before.apply(this, event);
    callback();
  };
  signal.onabort = onabort;
  return () => {
    if (signal.onabort === onabort) signal.onabort = before ?? null;
  };
}
