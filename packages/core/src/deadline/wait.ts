import type { AbortSignal } from "@smithy/types";
import type { Time } from "../platform.js";
import { onAbort } from "./abort.js";

/**
 * Waits.
 *
 * @throws AbortError, or what the signal stands for, as soon as the signal fires; no timer stays behind
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

/** Settles as the promise does, or resolves with `instead` after so many milliseconds. No timer stays behind. */
export function within<T, U = T>(time: Time, ms: number, promise: Promise<T>, instead: U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const timer = time.setTimeout(() => resolve(instead), ms);
    promise.then(resolve, reject).finally(() => time.clearTimeout(timer));
  });
}
