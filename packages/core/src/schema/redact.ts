import type { Shape } from "./shape.js";

/** Stands in the place of a secret. */
export const REDACTED = "***SensitiveInformation***";

/** A copy of a value for logs: what its shape marks as a secret is replaced, members it does not know are left out. */
export function redact(shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  switch (shape.kind) {
    case "string":
      return shape.sensitive ? REDACTED : value;
    case "list":
      return Array.isArray(value) ? value.map((item) => redact(shape.member, item)) : value;
    case "structure": {
      if (typeof value !== "object") return value;
      const source = value as Record<string, unknown>;
      const copy: Record<string, unknown> = {};
      for (const name of Object.keys(shape.members)) {
        if (source[name] !== undefined && source[name] !== null) {
          copy[name] = redact(shape.members[name]!, source[name]);
        }
      }
      return copy;
    }
    default:
      return value;
  }
}
