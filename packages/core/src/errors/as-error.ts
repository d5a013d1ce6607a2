/**
 * Whether a value is an Error, of this realm or of another: Jest, for one, runs tests in a realm of their own, and errors of
 * Node's modules are not of that realm.
 */
export function isError(value: unknown): value is Error {
  return (
    value instanceof Error ||
    /^\[object (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(value))
  );
}

/** Middleware and providers may throw anything; callers always get an Error. */
export function asError(thrown: unknown): Error {
  if (isError(thrown)) return thrown;
  if (typeof thrown !== "object" || thrown === null) return new Error(String(thrown));
  const { name, message } = thrown as { name?: unknown; message?: unknown };
  const error = new Error(
    typeof message === "string" ? message : "Middleware threw an object that is not an Error.",
  );
  if (typeof name === "string") error.name = name;
  return Object.assign(error, thrown, { cause: thrown });
}
