import type { Time } from "../platform.js";

/** Settles as the promise does, or gives `instead` when that takes longer than so many milliseconds. No timer stays behind. */
export function within<T, U = T>(time: Time, ms: number, promise: Promise<T>, instead: U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const timer = time.setTimeout(() => resolve(instead), ms);
    promise.then(resolve, reject).finally(() => time.clearTimeout(timer));
  });
}
