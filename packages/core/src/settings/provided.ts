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

/** Marks constant functions. Entries of a WeakSet would be work for each garbage collection. */
const CONSTANT: unique symbol = Symbol("constant");

/** Calls the function once and keeps its result. After a failure it is called again. */
export function once<T>(call: () => Awaitable<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  const kept = () => {
    result ??= (async () => call())().catch((error) => {
      result = undefined;
      throw error;
    });
    return result;
  };
  return constant(kept);
}

/** Marks a function whose result depends on nothing but its arguments. */
export function constant<F extends object>(call: F): F {
  return Object.defineProperty(call, CONSTANT, { value: true });
}

/** Whether what the function resolves to depends on nothing but its arguments. */
export function isConstant(provider: object | undefined): boolean {
  return provider === undefined || CONSTANT in provider;
}
