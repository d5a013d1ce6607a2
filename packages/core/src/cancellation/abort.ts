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

/** What calls end with whose signal is not the caller's own: it may stand for a deadline. */
const endings = new WeakMap<AbortSignal, Error>();

/** Says what those who listen to the signal are to end with. */
export function endsWith(signal: AbortSignal, error: Error): void {
  endings.set(signal, error);
}

/** The error that an aborted call ends with; a TimeoutError where the signal stands for the call's deadline. */
export function abortError(signal: AbortSignal): Error {
  const ending = endings.get(signal);
  if (ending) return ending;
  return new AbortError("The request was aborted by the caller's abortSignal.", {
    cause: (signal as AnySignal).reason,
  });
}

/**
 * Calls back once when the signal fires, at once when it has fired before.
 *
 * @returns a function that stops listening
 */
export function onAbort(signal: AbortSignal | undefined, callback: (error: Error) => void): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    callback(abortError(signal));
    return () => {};
  }
  const stop = listen(signal as AnySignal, () => {
    stop();
    callback(abortError(signal));
  });
  return stop;
}

function listen(signal: AnySignal, listener: () => void): () => void {
  if (signal.addEventListener) {
    signal.addEventListener("abort", listener);
    return () => signal.removeEventListener?.("abort", listener);
  }
  // The one slot of an older kind of signal may be taken: whoever has it still hears of the abort.
  const before = signal.onabort;
  const onabort = (...event: unknown[]) => {
    if (typeof before === "function") before.apply(signal, event);
    listener();
  };
  signal.onabort = onabort;
  return () => {
    if (signal.onabort === onabort) signal.onabort = before ?? null;
  };
}

/** Settles as the promise does, or rejects as soon as the signal fires: with AbortError, or what the signal stands for. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const stopListening = onAbort(signal, reject);
    promise.then(resolve, reject).finally(stopListening);
  });
}
