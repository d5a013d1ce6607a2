import fc, { type Arbitrary } from "fast-check";
import type { Shape, Structure } from "../model/incumbent-model.js";

/** Text that an encoder can get wrong. Halves of surrogate pairs are left out: they have no UTF-8 form. */
const text: Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."!'()*~-_.+ %&=?/#:;@$,[]{}\"<>\\^`|\t\r\n"), maxLength: 20 }),
  fc.constantFrom(
    "",
    " ",
    "arn:aws:iam::123456789012:role/demo",
    "%20",
    "a=b&Action=Other",
    "日本語",
    "🔑",
    "é",
    "\u0000",
  ),
  fc.string({ minLength: 200, maxLength: 2048 }),
);

const integer: Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, 900, 43200, Number.MAX_SAFE_INTEGER, 1e21, 0.5),
);

// Untyped callers pass these; the incumbent lets the service judge them.
const nothing: Arbitrary<null | undefined> = fc.constantFrom(null, undefined);
const wrongScalar: Arbitrary<unknown> = fc.oneof(
  fc.boolean(),
  fc.bigInt({ min: 0n, max: 10n }),
  fc.integer(),
  text,
);

/** An input for an operation, members in any order, some of them missing, null or of another type. */
export function input(shape: Structure): Arbitrary<unknown> {
  return value(shape);
}

function value(shape: Shape): Arbitrary<unknown> {
  switch (shape.kind) {
    case "string":
      return fc.oneof({ weight: 20, arbitrary: text }, { weight: 1, arbitrary: wrongScalar });
    case "integer":
      return fc.oneof({ weight: 20, arbitrary: integer }, { weight: 1, arbitrary: wrongScalar });
    case "timestamp":
      return fc.date({ noInvalidDate: true });
    case "list":
      return fc.array(orNothing(value(shape.member), 8), { maxLength: 5 });
    case "map":
      throw new Error("no input has a map");
    case "structure":
      return structure(shape);
  }
}

function structure({ members }: Structure): Arbitrary<unknown> {
  const known = Object.entries(members).map(([name, shape]) => [name, orNothing(value(shape), 12)] as const);
  const unknown = fc.dictionary(
    fc.constantFrom("Unknown", "Action", "Version", "roleArn", "$metadata", "toString"),
    text,
    { maxKeys: 1 },
  );
  return fc
    .tuple(fc.record(Object.fromEntries(known), { requiredKeys: [] }), unknown, fc.boolean())
    .map(([own, extra, reverse]) => {
      const entries = Object.entries({ ...own, ...extra });
      return Object.fromEntries(reverse ? entries.reverse() : entries);
    });
}

const orNothing = (some: Arbitrary<unknown>, weight: number): Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: some }, { weight: 1, arbitrary: nothing });
