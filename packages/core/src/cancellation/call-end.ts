import type { AbortSignal } from "@smithy/types";
import { TimeoutError } from "../errors/transport.js";
import type { Platform } from "../platform.js";
import { endsWith, onAbort } from "./abort.js";
import { PlainAbortController } from "./plain-abort-controller.js";

/** What may end a call before it is complete. */
export interface CallLimits {
  readonly abortSignal: AbortSignal | undefined;
  /** Milliseconds for the whole call; `undefined` or 0 for no limit. */
  readonly timeout: number | undefined;
}

/** How far a call has come: an error that ends it from outside says so. */
export interface CallProgress {
  attempts: number;
  /** Milliseconds waited between attempts. */
  totalRetryDelay: number;
  /** What the last attempt failed with. */
  lastFailure?: unknown;
}

/** What a call's end is made with. */
export type CallEndSurroundings = Pick<Platform, "time" | "abortController">;

/** Longer timers overflow in most engines, and fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Runs a call so that it ends when it must, whatever its parts do: they get a signal to stop by, and one that does not
 * listen to it is left behind. The caller's own signal has one listener for the call, whatever its parts are. No timer and
 * no listener outlives the call.
 *
 * @throws TypeError when the timeout is no time
 */
export function endingInTime<T>(
  limits: CallLimits,
  { time, abortController }: CallEndSurroundings,
  progress: CallProgress,
  run: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const { abortSignal, timeout } = limits;
  checkTimeout("timeout", timeout);
  if (!abortSignal && !timeout) return run(undefined);

  return new Promise<T>((resolve, reject) => {
    const controller = abortController?.() ?? new PlainAbortController();
    const end = (error: Error) => {
      time.clearTimeout(timer);
      const { attempts, totalRetryDelay } = progress;
      reject(Object.assign(error, { $metadata: { attempts, totalRetryDelay } }));
      endsWith(controller.signal, error);
      controller.abort(error);
    };
    const timer = timeout
      ? time.setTimeout(() => {
          stopListening();
          end(timeoutError(timeout, progress));
        }, timeout)
      : undefined;
    const stopListening = onAbort(abortSignal, end);
    run(controller.signal)
      .then(resolve, reject)
      .finally(() => {
        time.clearTimeout(timer);
        stopListening();
      });
  });
}

function timeoutError(timeout: number, { attempts, lastFailure }: CallProgress): TimeoutError {
  const reached =
    attempts === 0 ? "No request had been sent by then." : `Attempt ${attempts} was under way or waited for.`;
  return new TimeoutError(`The call was not complete within ${timeout} ms (timeout). ${reached}`, {
    cause: lastFailure,
  });
}

/**
 * @throws TypeError when an option that limits a time is given, and no time
 */
export function checkTimeout(name: string, timeout: unknown): void {
  if (timeout === undefined || timeout === null) return;
  if (typeof timeout === "number" && timeout >= 0 && timeout <= LONGEST_TIMER) return;
  const given = typeof timeout === "number" ? timeout : `of type ${typeof timeout}`;
  throw new TypeError(
    `${name} is ${given}, but must be a number of milliseconds from 0 (no limit) to ${LONGEST_TIMER}.`,
  );
}
