import Builder from "fast-xml-builder";

/** The content of an element. `undefined` leaves the element out; a list repeats it. */
type XmlValue = string | number | Date | XmlTree | readonly XmlValue[] | undefined;

/** Elements, written in insertion order. A name that starts with `@_` is an attribute, and `#text` is the element's own text. */
export interface XmlTree {
  readonly [name: string]: XmlValue;
}

const builder = new Builder({
  ignoreAttributes: false,
  // By default an attribute that is "true" would be written without a value.
  suppressBooleanAttributes: false,
  tagValueProcessor: (_name, value) => (value instanceof Date ? formatTimestamp(value) : value),
});

/** Writes elements. Values are escaped; names are not, since they never come from users. */
export function writeXml(tree: XmlTree): string {
  return builder
    .build(tree)
    .replace(FORBIDDEN, "\uFFFD")
    .replace(LINE_END, (character) => `&#${character.charCodeAt(0)};`);
}

/** STS writes timestamps without milliseconds. */
function formatTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** What XML 1.0 forbids, even as references: most control characters and lone surrogates. */
const FORBIDDEN = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Parsers turn a literal one into a line feed, so it is written as a reference. */
const LINE_END = /[\r\u0085\u2028]/g;
