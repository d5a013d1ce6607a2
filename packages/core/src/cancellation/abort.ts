import type { AbortSignal } from "@smithy/types";
import { AbortError } from "../errors/transport.js";

/** The parts of an abort signal that its several implementations share. */
interface AnySignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener?(type: "abort", listener: () => void): void;
  removeEventListener?(type: "abort", listener: () => void): void;
  onabort?: unknown;
}

/** The error that an aborted call ends with. */
export function abortError(signal: AbortSignal): AbortError {
  return new AbortError("The request was aborted by the caller's abortSignal.", {
    cause: (signal as AnySignal).reason,
  });
}

/**
 * Calls back once when the signal fires, at once when it has fired before.
 *
 * @returns a function that stops listening
 */
export function onAbort(signal: AbortSignal | undefined, callback: (error: AbortError) => void): () => void {
  if (!signal) return () => {};
  const listener = () => {
    stop();
    callback(abortError(signal));
  };
  const any = signal as AnySignal;
  const stop = () => any.removeEventListener?.("abort", listener);
  if (any.aborted) callback(abortError(signal));
  else if (any.addEventListener) any.addEventListener("abort", listener);
  else (signal as { onabort: unknown }).onabort = listener;
  return stop;
}

/** Settles as the promise does, or rejects with AbortError as soon as the signal fires. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const stopListening = onAbort(signal, reject);
    promise.then(resolve, reject).finally(stopListening);
  });
}
