import { validateHeaderName, validateHeaderValue } from "node:http";
import { clockOffsetShape } from "./clock-offset-shape.js";
import type { Fault, FaultMatch } from "./fault.js";
import { operations } from "./operations/index.js";
import { integer, number, oneOf, string, text } from "./shape/scalars.js";
import { refuse, type Shape } from "./shape/shape.js";
import { type Members, object, optional, record } from "./shape/structures.js";

/** The longest delay that timers support. */
const MAX_DELAY_MS = 2 ** 31 - 1;

const headers = record<string>(
  {
    ...text,
    check(value, path) {
      text.check(value, path);
      valid(path, "a header value", () => validateHeaderValue("x", value as string));
    },
  },
  { check: (name, path) => valid(path, "a header name", () => validateHeaderName(name)) },
);

const literallyTrue: Shape<true> = {
  what: "true",
  schema: { const: true },
  check(value, path) {
    if (value !== true) refuse(path, value, "true, or left out");
  },
};

const retryAfter: Shape<number | Date> = {
  what: "a number of seconds from 0, or a valid Date",
  schema: { type: "number" },
  check(value, path) {
    const seconds = value instanceof Date ? value.getTime() : value;
    const fits = Number.isFinite(seconds) && (value instanceof Date || (seconds as number) >= 0);
    if (!fits) refuse(path, value, this.what);
  },
};

/** Each member that has an effect by itself. */
const effects: Members<Omit<Fault, "match" | "message">> = {
  delayMs: optional(number({ min: 0, max: MAX_DELAY_MS, unit: "milliseconds" })),
  status: optional(integer({ min: 200, max: 599 })),
  code: optional(string()),
  throttle: optional(literallyTrue),
  body: optional(text),
  headers: optional(headers),
  retryAfter: optional(retryAfter),
  reset: optional(oneOf(["before", "after-headers", "mid-body"])),
  truncate: optional(integer({ min: 0, unit: "bytes" })),
  clockOffsetMs: optional(clockOffsetShape),
};

/** What `faults.add` takes. */
export const faultShape: Shape<Fault> = object<Fault>(
  {
    match: optional(
      object<FaultMatch>({
        operation: optional(oneOf([...operations.keys()], "the name of an operation")),
        nth: optional(integer({ min: 1 })),
        times: optional(integer({ min: 1 })),
      }),
    ),
    message: optional(text),
    ...effects,
  },
  { some: Object.keys(effects) as (keyof typeof effects)[] },
);

function valid(path: string, what: string, check: () => void): void {
  try {
    check();
  } catch (cause) {
    throw new TypeError(`${path} is not ${what}.`, { cause });
  }
}
