import type { Shape } from "./shape.js";

/** The names of all members, at any depth, that a shape marks as secrets. */
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

/** The secrets in a value, as the shape marks them. */
export function secretValues(shape: Shape, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  switch (shape.kind) {
    case "string":
      return shape.sensitive ? [String(value)] : [];
    case "list":
      return Array.isArray(value) ? value.flatMap((item) => secretValues(shape.member, item)) : [];
    case "structure":
      return Object.entries<Shape>(shape.members).flatMap(([name, member]) =>
        secretValues(member, (value as Record<string, unknown>)[name]),
      );
    default:
      return [];
  }
}
