import type { AbortSignal } from "@smithy/types";
import { onAbort } from "./abort.js";

type Callback = (error: Error) => void;

/** The calls that listen to a signal now. */
interface Listeners {
  readonly callbacks: Set<Callback>;
  stop(): void;
}

const listening = new WeakMap<AbortSignal, Listeners>();

/**
 * As `onAbort`, with a single listener on the signal for all calls that share it: Node.js warns of a leak when there are more
 * than ten, and takes longer to remove one the more there are.
 */
export function onSharedAbort(signal: AbortSignal | undefined, callback: Callback): () => void {
  if (!signal || signal.aborted) return onAbort(signal, callback);
  const listeners = listening.get(signal) ?? listenTo(signal);
  const { callbacks } = listeners;
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    listening.delete(signal);
    listeners.stop();
  };
}

function listenTo(signal: AbortSignal): Listeners {
  const callbacks = new Set<Callback>();
  const stop = onAbort(signal, (error) => {
    listening.delete(signal);
    callAll(callbacks, error);
  });
  const listeners = { callbacks, stop };
  listening.set(signal, listeners);
  return listeners;
}

/** Each is called, even if another throws. */
function callAll(callbacks: Set<Callback>, error: Error): void {
  const thrown: unknown[] = [];
  for (const callback of callbacks) {
    callbacks.delete(callback);
    try {
      callback(error);
    } catch (reason) {
      thrown.push(reason);
    }
  }
  if (thrown.length > 0) throw thrown[0];
}
