/** The content of an element. `undefined` leaves the element out. */
type XmlValue = string | number | Date | XmlTree | undefined;

/** Elements, written in insertion order. */
export interface XmlTree {
  readonly [element: string]: XmlValue;
}

/** Writes the children of an element. Values are escaped; names are not, since they never come from users. */
export function writeXml(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([name, value]) => (value === undefined ? "" : `<${name}>${writeValue(value)}</${name}>`))
    .join("");
}

/** STS writes timestamps without milliseconds. */
function formatTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function escapeXml(text: string): string {
  return text.replace(UNSAFE, (character) => NAMED_ENTITIES[character] ?? escapeControl(character));
}

function writeValue(value: string | number | Date | XmlTree): string {
  if (typeof value === "string") return escapeXml(value);
  if (typeof value === "number") return String(value);
  return value instanceof Date ? formatTimestamp(value) : writeXml(value);
}

/** XML 1.0 forbids most control characters, even as references: those become U+FFFD. */
function escapeControl(character: string): string {
  return /[\r\u0085\u2028]/.test(character) ? `&#${character.charCodeAt(0)};` : "\uFFFD";
}

const NAMED_ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

// Parsers turn a literal carriage return into a line feed, so it is written as a reference.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to replace
  /[&<>"'\r\u0085\u2028\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
