import type { AbortSignal } from "@smithy/types";
import type { TimeoutError } from "../errors/transport.js";
import type { Platform } from "../platform.js";
import { abortError, PlainAbortController, setAbortError } from "./abort.js";
import { onSharedAbort } from "./shared-signal.js";

/** What ends a call or an attempt before it is complete. */
export interface Limits {
  readonly abortSignal: AbortSignal | undefined;
  /** Milliseconds; `undefined` or 0 for no limit. */
  readonly timeout: number | undefined;
  /** Creates the error for a deadline that has passed. */
  late(timeout: number): TimeoutError;
}

/** Longer timers overflow in most engines and fire immediately. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * Runs a function that must end when its deadline passes or its signal fires. The function gets a signal of its own; if it
 * ignores that signal, its result is dropped. If the given signal has already fired, the function is not called. The given
 * signal has one listener, however many calls share it and however many listen to the inner one. Timers and listeners are removed at the end. The function
 * may have the deadline start over.
 */
export function withDeadline<T>(
  limits: Limits,
  { time, abortController }: Pick<Platform, "time" | "abortController">,
  run: (signal: AbortSignal | undefined, startOver: () => void) => Promise<T>,
): Promise<T> {
  const { abortSignal, timeout } = limits;
  if (!abortSignal && !timeout) return run(undefined, () => {});
  if (abortSignal?.aborted) return Promise.reject(abortError(abortSignal));

  return new Promise<T>((resolve, reject) => {
    const controller = abortController?.() ?? new PlainAbortController();
    let isOver = false;
    const end = (error: Error) => {
      isOver = true;
      time.clearTimeout(timer);
      reject(error);
      setAbortError(controller.signal, error);
      controller.abort(error);
    };
    const start = () =>
      timeout
        ? time.setTimeout(() => {
            stopListening();
            end(limits.late(timeout));
          }, timeout)
        : undefined;
    let timer = start();
    const startOver = () => {
      if (isOver) return;
      time.clearTimeout(timer);
      timer = start();
    };
    const stopListening = onSharedAbort(abortSignal, end);
    const stop = () => {
      isOver = true;
      time.clearTimeout(timer);
      stopListening();
    };
    // Even what is not a promise, or throws before there is one, leaves no timer behind.
    (async () => run(controller.signal, startOver))().then(
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
  if (typeof timeout === "number" && timeout >= 0 && timeout <= MAX_TIMEOUT) return;
  const given = typeof timeout === "number" ? timeout : `of type ${typeof timeout}`;
  throw new TypeError(
    `${name} is ${given}, but must be a number of milliseconds from 0 (no limit) to ${MAX_TIMEOUT}.`,
  );
}
