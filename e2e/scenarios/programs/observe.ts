import type { Sdk } from "../scenarios/scenario.js";

/** How a scenario ended, as JSON. */
export type Observed = { readonly output: unknown } | { readonly error: unknown };

/** A value as a program sees it, as JSON: dates and errors are distinguished from other objects, `undefined` is omitted. */
export function observe(value: unknown, sdk: typeof Sdk): unknown {
  if (value instanceof Date) return { Date: value.getTime() };
  if (value instanceof Error) return observeError(value, sdk);
  if (Array.isArray(value)) return value.map((item) => observe(item, sdk));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, observe(member, sdk)]),
  );
}

/** An error: what programs test (its name, its classes, its code), what people read, and its own members. */
function observeError(error: Error, sdk: typeof Sdk): unknown {
  const { name, message } = error;
  const { stack: _stack, ...members } = error as Error & Record<string, unknown>;
  return { ...(observe({ ...members }, sdk) as object), name, message, instanceof: classes(error, sdk) };
}

/** The package's error classes that the error is an instance of. */
function classes(error: Error, sdk: typeof Sdk): string[] {
  return Object.entries(sdk)
    .filter(([name, exported]) => /(Exception|Error)$/.test(name) && error instanceof (exported as never))
    .map(([name]) => name)
    .sort();
}
