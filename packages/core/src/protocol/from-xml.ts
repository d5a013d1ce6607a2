import type { MapShape, Shape, StructureShape } from "../schema/shape.js";
import type { XmlNode } from "./read-xml.js";

/** A document is XML, but isn't what the operation responds with. */
class UnexpectedContentError extends Error {
  override readonly name = "UnexpectedContentError";
}

/** The first child element of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((element) => element.name === name);
}

/**
 * Reads the members of a structure from the children of an element, in any order. Elements that are not in the shape are
 * ignored, since the service may add some. Missing members stay `undefined`.
 *
 * @param complete - whether members that STS always sends must be there
 * @throws UnexpectedContentError when a number or a time is malformed, or a member that must be there isn't
 */
export function fromXml<T>(shape: StructureShape<T>, node: XmlNode, complete: boolean): T {
  return readStructure(shape, node, complete) as T;
}

function readStructure(shape: StructureShape, node: XmlNode, complete: boolean): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const name of Object.keys(shape.members)) {
    const element = child(node, name);
    const member = shape.members[name]!;
    if (element) output[name] = read(member, element, complete);
    else if (complete && member.always) throw new UnexpectedContentError(`${node.name} has no ${name}`);
  }
  return output;
}

function read(shape: Shape, node: XmlNode, complete: boolean): unknown {
  switch (shape.kind) {
    case "string":
      return ownCopy(node.text);
    case "integer":
      return readInteger(node);
    case "timestamp":
      return readTimestamp(node);
    case "list":
      return node.children
        .filter((element) => element.name === "member")
        .map((element) => read(shape.member, element, complete));
    case "map":
      return readMap(shape, node, complete);
    case "structure":
      return readStructure(shape, node, complete);
  }
}

function readMap(shape: MapShape, node: XmlNode, complete: boolean): Record<string, unknown> {
  const entries: [key: string, value: unknown][] = [];
  for (const entry of node.children) {
    const [key, value] = [child(entry, "key"), child(entry, "value")];
    if (entry.name === "entry" && key && value)
      entries.push([ownCopy(key.text), read(shape.value, value, complete)]);
  }
  // Unlike an assignment, this makes `__proto__` a key like any other.
  return Object.fromEntries(entries);
}

/**
 * A copy of a part of a longer text. Engines make the part refer to the whole, which would stay in memory, with all of its
 * secrets, for as long as someone keeps the part.
 */
export function ownCopy(part: string): string {
  return ` ${part}`.slice(1);
}

function readInteger(node: XmlNode): number {
  const text = node.text.trim();
  if (!/^[-+]?\d{1,15}$/.test(text)) throw new UnexpectedContentError(`${node.name} is not a whole number`);
  return Number(text);
}

/** ISO 8601 with an offset or `Z`, or seconds since 1970. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[-+]\d\d:?\d\d)$/;
const EPOCH_SECONDS = /^\d+(\.\d+)?$/;

function readTimestamp(node: XmlNode): Date {
  const text = node.text.trim();
  const ms = EPOCH_SECONDS.test(text)
    ? Number(text) * 1000
    : DATE_TIME.test(text)
      ? Date.parse(text)
      : Number.NaN;
  const date = new Date(ms);
  // Covers more seconds than a Date can hold, too.
  if (Number.isNaN(date.getTime())) throw new UnexpectedContentError(`${node.name} is not a date and time`);
  return date;
}
