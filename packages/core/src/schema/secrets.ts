import { type Shape, structure } from "./shape.js";

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
    case "map":
      // Its keys may be anything, too.
      return REDACTED;
    case "structure": {
      if (shape.sensitive || typeof value !== "object" || Array.isArray(value)) return REDACTED;
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

/** The names of all secret members of a shape, at any depth. */
export function secretNames(shape: Shape): string[] {
  switch (shape.kind) {
    case "list":
      return secretNames(shape.member);
    case "map":
      return secretNames(structure({ value: shape.value }));
    case "structure":
      return Object.entries<Shape>(shape.members).flatMap(([name, member]) =>
        member.kind === "string" && member.sensitive ? [name] : secretNames(member),
      );
    default:
      return [];
  }
}

/** The secrets in a value. Where it does not fit a shape that has secrets, all of its strings count as secrets. */
export function secretValues(shape: Shape, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  switch (shape.kind) {
    case "string":
      return shape.sensitive ? texts(value) : [];
    case "list":
      // Not `value.flatMap`, which a subclass may override.
      if (Array.isArray(value)) return Array.from(value).flatMap((item) => secretValues(shape.member, item));
      break;
    case "map":
      break;
    case "structure":
      if (typeof value !== "object" || Array.isArray(value)) break;
      return Object.entries<Shape>(shape.members).flatMap(([name, member]) =>
        secretValues(member, (value as Record<string, unknown>)[name]),
      );
    default:
      return [];
  }
  return secretNames(shape).length > 0 ? texts(value) : [];
}

function texts(value: unknown, depth = 0): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return depth < 4 ? Object.values(value).flatMap((item) => texts(item, depth + 1)) : [];
}
