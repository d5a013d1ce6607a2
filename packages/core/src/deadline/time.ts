import type { AbortSignal } from "@smithy/types";
import type { Time } from "../platform.js";
import { onAbort } from "./abort.js";

/** The timers of an engine. */
interface Timers {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: any): void;
}

/** The engine's clock and timers. They are looked up for each use, since test tools replace them. */
export function systemTime(engine: Timers): Time {
  return {
    now: () => Date.now(),
    setTimeout: (callback, ms) => engine.setTimeout(callback, ms),
    clearTimeout: (timer) => engine.clearTimeout(timer),
  };
}

/**
 * Waits, in milliseconds. Clears its timer when aborted.
 *
 * @throws AbortError (or the signal's own error) as soon as the signal fires
 */
export function sleep(time: Time, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = time.setTimeout(() => {
      stopListening();
      resolve();
    }, ms);
    const stopListening = onAbort(signal, (error) => {
      time.clearTimeout(timer);
      reject(error);
    });
  });
}

/** Settles as the promise does, or resolves with `fallback` after `ms` milliseconds. Clears its timer either way. */
export function within<T, U = T>(time: Time, ms: number, promise: Promise<T>, fallback: U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const timer = time.setTimeout(() => resolve(fallback), ms);
    promise.then(resolve, reject).finally(() => time.clearTimeout(timer));
  });
}
