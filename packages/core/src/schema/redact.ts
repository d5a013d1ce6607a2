import type { Shape } from "./shape.js";

/** Replaces a secret. */
export const REDACTED = "***SensitiveInformation***";

/**
 * A copy of a value for logs. Secrets are replaced, and so is whatever does not fit its shape, since it may contain
 * anything. Members that are not in the shape are left out.
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
      // Not `value.map`: for a subclass of Array it returns that subclass, whose methods may print its items.
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
