import type { Awaitable } from "../platform.js";

/**
 * A value, or a function that returns a promise of it. The function is called for each request. One that returns the value
 * itself works too, but AWS's clients have no type for it.
 */
export type Provided<T> = T | (() => Promise<T>);

/** The value of an option that may be a function. */
export async function optionValue<T>(option: T | (() => Awaitable<T>)): Promise<T> {
  return typeof option === "function" ? (option as () => Awaitable<T>)() : option;
}

/** Turns an option into a function that returns its value. The fallback is called once and its value kept. */
export function normalizeProvider<T>(
  option: T | (() => Awaitable<T>) | undefined,
  fallback: () => Awaitable<T>,
): () => Promise<T> {
  if (option === undefined || option === null) return once(fallback);
  return () => optionValue(option);
}

/** Calls the function once and keeps its result. After a failure it is called again. */
export function once<T>(call: () => Awaitable<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= (async () => call())().catch((error) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}
