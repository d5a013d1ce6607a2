import type { AbortSignal } from "@smithy/types";
import type { Time } from "../platform.js";
import { onAbort } from "./abort.js";

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
