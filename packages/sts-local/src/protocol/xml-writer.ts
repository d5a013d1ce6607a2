/** A value that has a place in an answer. `undefined` leaves its element out. */
export type XmlValue = string | number | Date | XmlTree | undefined;

/** Elements in the order in which they are written. */
export interface XmlTree {
  readonly [element: string]: XmlValue;
}

/** Writes the children of an element. Element names are ours and are trusted; every text is escaped. */
export function writeXml(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([name, value]) => (value === undefined ? "" : `<${name}>${writeValue(value)}</${name}>`))
    .join("");
}

/** STS gives times to the second. */
export function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function escapeXml(text: string): string {
  return text.replace(UNSAFE, (character) => NAMED[character] ?? numeric(character));
}

function writeValue(value: string | number | Date | XmlTree): string {
  if (typeof value === "string") return escapeXml(value);
  if (typeof value === "number") return String(value);
  return value instanceof Date ? isoSeconds(value) : writeXml(value);
}

/** Characters XML 1.0 has no way to write, not even as a reference: they become U+FFFD. */
function numeric(character: string): string {
  return /[\r\u0085\u2028]/.test(character) ? `&#${character.charCodeAt(0)};` : "\uFFFD";
}

const NAMED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

// A bare carriage return would be read back as a line feed, so it travels as a reference.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to replace
  /[&<>"'\r\u0085\u2028\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
