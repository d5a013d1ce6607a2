import type { Awaitable } from "../platform.js";
import type { Provided } from "./client-config.js";

/** A function that gives the option's value; what the surroundings give instead is asked for once and kept. */
export function provided<T>(option: Provided<T> | undefined, fallback: () => Awaitable<T>): () => Promise<T> {
  if (typeof option === "function") return async () => (option as () => Awaitable<T>)();
  if (option !== undefined && option !== null) return async () => option;
  return once(fallback);
}

/** Asks once; a failure is not kept. */
export function once<T>(ask: () => Awaitable<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= (async () => ask())().catch((error) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}
