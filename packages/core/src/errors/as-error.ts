/** Middleware and providers may throw anything; callers always get an Error. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return typeof thrown === "object" && thrown !== null
    ? Object.assign(new Error("Middleware threw an object that is not an Error."), thrown)
    : new Error(String(thrown));
}
