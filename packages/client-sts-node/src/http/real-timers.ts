/**
 * Timers that the fake ones of test tools do not replace, for what only passes a result on: a call must not wait for a fake
 * clock, which nobody moves while it is awaited. The limits of a call are set with the global timers, so tests can move those.
 */
export { clearImmediate, clearTimeout, setImmediate, setTimeout } from "node:timers";

/** Node has no other one than the global. */
export function queueMicrotask(callback: () => void): void {
  Promise.resolve().then(callback);
}
