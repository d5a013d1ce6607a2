import type { Operation } from "../schema/operation.js";
import type { Shape, StructureShape } from "../schema/shape.js";
import { percentEncode } from "./query-string.js";

/** The API version of all operations. */
export const API_VERSION = "2011-06-15";

/**
 * Encodes the input of an operation as an awsQuery form: `Action=…&Version=…&Member=…`.
 *
 * @param onUnknown - is told of each member that is not sent because its structure has no such member
 * @throws TypeError that names the member, if a value does not fit its shape
 */
export function toForm(
  operation: Operation,
  input: object,
  onUnknown?: (structure: StructureShape, place: string, member: string) => void,
): string {
  let form = `Action=${operation.name}&Version=${API_VERSION}`;

  const write = (shape: Shape, name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    switch (shape.kind) {
      case "structure":
        if (typeof value !== "object" || Array.isArray(value)) throwInvalid(name, value, "an object");
        for (const member of Object.keys(shape.members)) {
          write(
            shape.members[member]!,
            name ? `${name}.${member}` : member,
            (value as Record<string, unknown>)[member],
          );
        }
        if (onUnknown)
          for (const [member, given] of Object.entries(value)) {
            if (given != null && !(member in shape.members)) onUnknown(shape, name, member);
          }
        return;
      case "list": {
        if (!Array.isArray(value)) throwInvalid(name, value, "an array");
        const items = value as unknown[];
        if (items.length === 0) form += `&${percentEncode(name)}=`;
        let index = 0;
        for (const item of items) {
          if (item !== undefined && item !== null) write(shape.member, `${name}.member.${++index}`, item);
        }
        return;
      }
      default:
        form += `&${percentEncode(name)}=${percentEncode(scalar(shape, name, value))}`;
    }
  };

  write(operation.input, "", input);
  return form;
}

function scalar(shape: Shape, name: string, value: unknown): string {
  switch (typeof value) {
    case "string":
    case "bigint":
    case "boolean":
      return String(value);
    case "number":
      if (shape.kind === "integer" && !Number.isFinite(value)) throwInvalid(name, value, "a number");
      return String(value);
    default:
      if (value instanceof Date && shape.kind === "timestamp")
        return value.toISOString().replace(".000Z", "Z");
      if (value instanceof String || value instanceof Number) return String(value);
      return throwInvalid(name, value, shape.kind === "integer" ? "a number" : "a string");
  }
}

/** Names the type of the value but not the value itself, which may be a secret. */
function throwInvalid(name: string, value: unknown, allowed: string): never {
  const given = Array.isArray(value)
    ? "an array"
    : typeof value === "number"
      ? String(value)
      : `a value of type ${typeof value}`;
  const remedy =
    allowed === "a string" && typeof value === "object"
      ? " Pass JSON.stringify(value) for a policy document."
      : "";
  throw new TypeError(`${name || "The input"} must be ${allowed}, but ${given} was given.${remedy}`);
}
