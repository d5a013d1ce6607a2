import type { Awaitable } from "../platform.js";

/** A value, or a function that gives it, called anew for each request; the function may return a promise. */
export type Provided<T> = T | (() => Awaitable<T>);

/** The value of an option that may be a function. */
export async function optionValue<T>(option: Provided<T>): Promise<T> {
  return typeof option === "function" ? (option as () => Awaitable<T>)() : option;
}

/** A function that gives the option's value. The fallback is called once, and what it gives is kept. */
export function provided<T>(option: Provided<T> | undefined, fallback: () => Awaitable<T>): () => Promise<T> {
  if (option === undefined || option === null) return once(fallback);
  return () => optionValue(option);
}

/** Calls the function once and keeps the result; a failure is not kept. */
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
