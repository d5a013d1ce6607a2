/** Middleware and providers may throw anything; callers always get an Error. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return typeof thrown === "object" && thrown !== null
    ? Object.assign(new Error("A middleware threw an object that is no Error."), thrown)
    : new Error(String(thrown));
}
