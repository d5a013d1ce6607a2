/** The document is not well-formed XML, or uses what STS never does (a DOCTYPE, undeclared entities). */
export class XmlSyntaxError extends Error {
  override readonly name = "XmlSyntaxError";
}

/** An XML element, without namespace prefix and attributes. */
export interface XmlNode {
  readonly name: string;
  /** The element's own character data, with entities and CDATA resolved. */
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** Responses from STS are six levels deep. */
const MAX_DEPTH = 64;

const NAME_START =
  ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF" +
  "\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME = `[${NAME_START}][${NAME_START}.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040-]*`;
const SPACE = "[ \\t\\n]";
const ATTRIBUTE = `${SPACE}+(${NAME})${SPACE}*=${SPACE}*("[^<"]*"|'[^<']*')`;

/**
 * Nearly all tags in a response look like this. The full rules, with all of Unicode, take four times as long to match.
 */
const PLAIN_START_TAG = /<([A-Za-z_][\w.-]*)>/y;
const PLAIN_END_TAG = /<\/([A-Za-z_][\w.-]*)>/y;

const START_TAG = new RegExp(`<(${NAME})((?:${ATTRIBUTE})*)${SPACE}*(/?)>`, "uy");
const END_TAG = new RegExp(`</(${NAME})${SPACE}*>`, "uy");
const INSTRUCTION = new RegExp(`<\\?(${NAME})(?:${SPACE}[^]*?)?\\?>`, "uy");
const ATTRIBUTES = new RegExp(ATTRIBUTE, "ug");
const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.\d+\1([ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][\w.-]*\3)?([ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(yes|no)\5)?[ \t\n]*\?>/;

/** A quick check: without a match, no character is illegal. Surrogates need the full check below. */
const SUSPICIOUS = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/;
/** Lone surrogates are illegal too. */
const ILLEGAL = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const REFERENCE = /&(amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+)?(;)?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

interface Element extends XmlNode {
  text: string;
  readonly children: Element[];
}

/**
 * Parses an XML document into a tree. Comments and processing instructions are skipped; attributes are only checked.
 *
 * It uses nothing but the language, so it behaves the same on all platforms. A document that is not well-formed is
 * rejected as a whole, so nothing is ever read from a response that was cut off or tampered with.
 *
 * @throws XmlSyntaxError if the document is not well-formed, has a DOCTYPE, refers to any entity but the five predefined
 *   ones, or nests more than 64 elements
 * @see https://www.w3.org/TR/xml/
 */
export function readXml(document: string): XmlNode {
  const text = document.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const outside: Element = { name: "", text: "", children: [] };
  // The open elements, with their names as written.
  const open: [element: Element, name: string][] = [[outside, ""]];
  let position = 0;

  const fail = (what: string): never => {
    throw new XmlSyntaxError(`Not well-formed XML: ${what} at character ${position}.`);
  };
  const match = (pattern: RegExp, what: string): RegExpExecArray => {
    pattern.lastIndex = position;
    return pattern.exec(text) ?? fail(`a broken ${what}`);
  };
  const plain = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    return pattern.exec(text);
  };
  const indexAfter = (end: string, from: number, what: string): number => {
    const index = text.indexOf(end, from);
    return index === -1 ? fail(`an unclosed ${what}`) : index + end.length;
  };
  const resolve = (data: string): string =>
    data.replace(REFERENCE, (_, name: string | undefined, end: string | undefined) => {
      if (!name || !end) return fail("an unknown entity");
      if (!name.startsWith("#")) return ENTITIES[name]!;
      const code = Number(name.startsWith("#x") ? `0${name.slice(1)}` : name.slice(1));
      const char = code > 0x10ffff ? "\0" : String.fromCodePoint(code);
      return ILLEGAL.test(char) ? fail("a reference to an illegal character") : char;
    });

  const checkAttributes = (attributes: string): void => {
    const seen = new Set<string>();
    for (const [, attribute, value] of attributes.matchAll(ATTRIBUTES)) {
      if (seen.has(attribute!)) fail("an attribute given twice");
      seen.add(attribute!);
      resolve(value!);
    }
  };
  const startTag = (current: Element): void => {
    const [tag, name, attributes, , , closed] = plain(PLAIN_START_TAG) ?? match(START_TAG, "tag");
    if (current === outside && outside.children.length > 0) fail("a second root element");
    if (open.length > MAX_DEPTH) fail(`nesting deeper than ${MAX_DEPTH} elements`);
    if (attributes) checkAttributes(attributes);
    const element: Element = { name: name!.slice(name!.lastIndexOf(":") + 1), text: "", children: [] };
    current.children.push(element);
    if (!closed) open.push([element, name!]);
    position += tag.length;
  };

  if (SUSPICIOUS.test(text) && ILLEGAL.test(text)) fail("an illegal character");
  position = DECLARATION.exec(text)?.[0].length ?? 0;

  while (position < text.length) {
    const [current, currentName] = open[open.length - 1]!;
    const startsWith = (markup: string) => text.startsWith(markup, position);

    if (text[position] !== "<") {
      const next = text.indexOf("<", position);
      const data = text.slice(position, next === -1 ? text.length : next);
      if (data.includes("]]>")) fail("the end of a CDATA section");
      if (current === outside && /[^ \t\n]/.test(data)) fail("text outside the root element");
      current.text += data.includes("&") ? resolve(data) : data;
      position += data.length;
    } else if (startsWith("</")) {
      const [tag, name] = plain(PLAIN_END_TAG) ?? match(END_TAG, "end tag");
      if (name !== currentName) fail(`</${name}> for <${currentName}>`);
      open.pop();
      position += tag.length;
    } else if (startsWith("<!--")) {
      const end = indexAfter("--", position + 4, "comment");
      if (text[end] !== ">") fail("two hyphens in a comment");
      position = end + 1;
    } else if (startsWith("<![CDATA[")) {
      if (current === outside) fail("text outside the root element");
      const end = indexAfter("]]>", position, "CDATA section");
      current.text += text.slice(position + 9, end - 3);
      position = end;
    } else if (startsWith("<!DOCTYPE")) {
      fail("a DOCTYPE, which STS never sends,");
    } else if (startsWith("<?")) {
      const [instruction, target] = match(INSTRUCTION, "processing instruction");
      if (target!.toLowerCase() === "xml") fail("a misplaced or broken XML declaration");
      position += instruction.length;
    } else {
      startTag(current);
    }
  }
  if (open.length > 1) fail(`<${open[open.length - 1]![1]}> is not closed`);
  return outside.children[0] ?? fail("no root element");
}
