import type { Shape } from "./shape.js";

/** Stands in the place of a secret. */
export const REDACTED = "***SensitiveInformation***";

/**
 * A copy of a value for logs: what its shape marks as a secret is replaced, and so is what does not fit its shape, since
 * nobody can tell what it holds. Members that the shape does not know are left out.
 */
export function redact(shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  switch (shape.kind) {
    case "string":
      return typeof value === "string" && !shape.sensitive ? value : REDACTED;
    case "integer":
      return typeof value === "number" ? value : REDACTED;
    case "timestamp":
      return value instanceof Date ? value : REDACTED;
    case "list":
      // Not `value.map`: a subclass makes its own kind, with methods that may print what is in it.
      return Array.isArray(value) ? Array.from(value, (item) => redact(shape.member, item)) : REDACTED;
    case "structure": {
      if (typeof value !== "object" || Array.isArray(value)) return REDACTED;
      const source = value as Record<string, unknown>;
      const copy: Record<string, unknown> = {};
      for (const name of Object.keys(shape.members)) {
        if (source[name] !== undefined && source[name] !== null) {
          copy[name] = redact(shape.members[name]!, source[name]);
        }
      }
      return copy;
    }
  }
}
