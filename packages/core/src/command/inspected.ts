/** Under this name Node.js, and consoles that follow it, ask an object how it wants to be shown. */
export const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom") as any;

type Inspect = (value: unknown, options: object) => string;

/** How an object is shown that must not show all it holds: its class, and what it may show. */
export function inspected(
  name: string,
  shown: object,
  options: object,
  inspect: Inspect | undefined,
): string | object {
  return inspect ? `${name} ${inspect(shown, options)}` : shown;
}
