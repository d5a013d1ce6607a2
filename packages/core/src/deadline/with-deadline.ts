import type { AbortSignal } from "@smithy/types";
import type { TimeoutError } from "../errors/transport.js";
import type { Platform } from "../platform.js";
import { abortError, onAbort, PlainAbortController, setAbortError } from "./abort.js";

/** What ends a call or an attempt before it is complete. */
export interface Limits {
  readonly abortSignal: AbortSignal | undefined;
  /** Milliseconds; `undefined` or 0 for no limit. */
  readonly timeout: number | undefined;
  /** Makes the error for a deadline that has passed. */
  late(timeout: number): TimeoutError;
}

/** Longer timers overflow in most engines and fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Runs something that must end when its deadline passes or its signal fires. What runs gets a signal to stop by; if it
 * does not listen, it is left behind; with a signal that has fired before, it is not run at all. The given signal has one
 * listener, however many parts listen to the other. No timer and no listener stays behind.
 */
export function withDeadline<T>(
  limits: Limits,
  { time, abortController }: Pick<Platform, "time" | "abortController">,
  run: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const { abortSignal, timeout } = limits;
  if (!abortSignal && !timeout) return run(undefined);
  if (abortSignal?.aborted) return Promise.reject(abortError(abortSignal));

  return new Promise<T>((resolve, reject) => {
    const controller = abortController?.() ?? new PlainAbortController();
    const end = (error: Error) => {
      time.clearTimeout(timer);
      reject(error);
      setAbortError(controller.signal, error);
      controller.abort(error);
    };
    const timer = timeout
      ? time.setTimeout(() => {
          stopListening();
          end(limits.late(timeout));
        }, timeout)
      : undefined;
    const stopListening = onAbort(abortSignal, end);
    const stop = () => {
      time.clearTimeout(timer);
      stopListening();
    };
    // Even what is not a promise, or throws before there is one, leaves no timer behind.
    (async () => run(controller.signal))().then(
      (result) => {
        stop();
        resolve(result);
      },
      (error) => {
        stop();
        reject(error);
      },
    );
  });
}

/**
 * @throws TypeError naming the option, when it is not a number of milliseconds
 */
export function checkTimeout(name: string, timeout: unknown): void {
  if (timeout === undefined || timeout === null) return;
  if (typeof timeout === "number" && timeout >= 0 && timeout <= LONGEST_TIMER) return;
  const given = typeof timeout === "number" ? timeout : `of type ${typeof timeout}`;
  throw new TypeError(
    `${name} is ${given}, but must be a number of milliseconds from 0 (no limit) to ${LONGEST_TIMER}.`,
  );
}
