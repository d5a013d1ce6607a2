import type { Shape } from "./shape.js";

/** The names of all secret members of a shape, at any depth. */
export function secretNames(shape: Shape): string[] {
  switch (shape.kind) {
    case "list":
      return secretNames(shape.member);
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
