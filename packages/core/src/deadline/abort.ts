import type { AbortSignal } from "@smithy/types";
import { AbortError } from "../errors/transport.js";
import type { CallAbortController } from "../platform.js";

/** What the various implementations of abort signals have in common. */
interface AnySignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener?(type: "abort", listener: () => void): void;
  removeEventListener?(type: "abort", listener: () => void): void;
  onabort?: unknown;
}

/** The errors of our own signals, which fire for a deadline as well as for the caller's signal. */
const errors = new WeakMap<AbortSignal, Error>();

/** Sets the error that listeners of the signal reject with. */
export function setAbortError(signal: AbortSignal, error: Error): void {
  errors.set(signal, error);
}

/** The error that a call with this signal rejects with: AbortError, or TimeoutError if a deadline fired it. */
export function abortError(signal: AbortSignal): Error {
  return (
    errors.get(signal) ??
    new AbortError("The request was aborted by the caller's signal.", {
      cause: (signal as AnySignal).reason,
    })
  );
}

/**
 * @param name - the option's
 * @throws TypeError when it is set to something else than an abort signal
 */
export function checkSignal(name: string, given: unknown): void {
  if (given === undefined || given === null) return;
  if (typeof (given as Partial<AnySignal>).aborted === "boolean") return;
  throw new TypeError(
    `${name} is no AbortSignal. Pass that of an AbortController, controller.signal, for example.`,
  );
}

/**
 * Calls back once when the signal fires, immediately if it already has.
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
  // Older signals have a single listener. One that is already set is still called.
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

/** Settles as the promise does, or rejects with `abortError` as soon as the signal fires. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const stopListening = onAbort(signal, reject);
    promise.then(resolve, reject).finally(stopListening);
  });
}

/** For engines without `AbortController`. Our own middleware and transports can listen to its signal. */
export class PlainAbortController implements CallAbortController {
  readonly signal = new PlainAbortSignal();

  abort(reason?: unknown): void {
    this.signal.fire(reason);
  }
}

class PlainAbortSignal {
  aborted = false;
  reason: unknown;
  onabort: null = null;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }

  fire(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of [...this.#listeners]) listener();
    this.#listeners.clear();
  }
}
