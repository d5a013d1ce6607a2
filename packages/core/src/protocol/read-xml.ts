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

/** A start tag with nothing but a namespace, as the root of each response has. */
const NAMESPACED_TAG = /<([A-Za-z]+) xmlns="[\w:/.-]*">/y;
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

/** @param tag - the name as written, which may have a prefix */
function element(tag: string): Element {
  return { name: tag.slice(tag.lastIndexOf(":") + 1), text: "", children: [] };
}

/**
 * The end of the name that begins there, if it is followed by `>`, else 0. Nearly all tags in a response are that plain, and
 * the full rules take ten times as long to match.
 */
function endOfPlainName(text: string, from: number): number {
  let position = from;
  for (let code = text.charCodeAt(position); code !== CLOSE; code = text.charCodeAt(++position)) {
    if (!isLetter(code)) return 0;
  }
  return position > from ? position : 0;
}

const OPEN = 0x3c;
const CLOSE = 0x3e;
const SLASH = 0x2f;

/** Whether it is an ASCII letter: such a name needs no further check. */
function isLetter(code: number): boolean {
  const lowerCase = code | 0x20;
  return lowerCase >= 0x61 && lowerCase <= 0x7a;
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
  const withoutMark = document.startsWith("\uFEFF") ? document.slice(1) : document;
  const text = withoutMark.includes("\r") ? withoutMark.replace(/\r\n?/g, "\n") : withoutMark;
  const outside = element("");
  const open = [outside];
  /** The names of the open elements as written. */
  const tags = [""];
  let position = 0;

  const fail = (what: string): never => {
    throw new XmlSyntaxError(`Not well-formed XML: ${what} at character ${position}.`);
  };
  const matchIfAny = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    return pattern.exec(text);
  };
  const match = (pattern: RegExp, what: string): RegExpExecArray =>
    matchIfAny(pattern) ?? fail(`a broken ${what}`);
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
  const characters = (current: Element): void => {
    const next = text.indexOf("<", position);
    const data = text.slice(position, next === -1 ? text.length : next);
    if (data.includes("]]>")) fail("the end of a CDATA section");
    if (current === outside && /[^ \t\n]/.test(data)) fail("text outside the root element");
    current.text += data.includes("&") ? resolve(data) : data;
    position += data.length;
  };
  const endTag = (): void => {
    const end = endOfPlainName(text, position + 2);
    const [tag, name] = end ? ["", text.slice(position + 2, end)] : match(END_TAG, "end tag");
    open.pop();
    const opened = tags.pop();
    if (name !== opened) fail(`</${name}> for <${opened}>`);
    position = end ? end + 1 : position + tag!.length;
  };
  const startTag = (current: Element): void => {
    const end = endOfPlainName(text, position + 1);
    const [tag, name, attributes, , , closed] = end
      ? ["", text.slice(position + 1, end)]
      : (matchIfAny(NAMESPACED_TAG) ?? match(START_TAG, "tag"));
    if (current === outside && outside.children.length > 0) fail("a second root element");
    if (open.length > MAX_DEPTH) fail(`nesting deeper than ${MAX_DEPTH} elements`);
    if (attributes) checkAttributes(attributes);
    const child = element(name!);
    current.children.push(child);
    if (!closed) {
      open.push(child);
      tags.push(name!);
    }
    position = end ? end + 1 : position + tag!.length;
  };
  const otherMarkup = (current: Element): void => {
    if (text.startsWith("<!--", position)) {
      const end = indexAfter("--", position + 4, "comment");
      if (text[end] !== ">") fail("two hyphens in a comment");
      position = end + 1;
    } else if (text.startsWith("<![CDATA[", position)) {
      if (current === outside) fail("text outside the root element");
      const end = indexAfter("]]>", position, "CDATA section");
      current.text += text.slice(position + 9, end - 3);
      position = end;
    } else if (text.startsWith("<!DOCTYPE", position)) {
      fail("a DOCTYPE, which STS never sends,");
    } else if (text.startsWith("<?", position)) {
      const [instruction, target] = match(INSTRUCTION, "processing instruction");
      if (target!.toLowerCase() === "xml") fail("a misplaced or broken XML declaration");
      position += instruction.length;
    } else {
      startTag(current);
    }
  };

  if (SUSPICIOUS.test(text) && ILLEGAL.test(text)) fail("an illegal character");
  position = DECLARATION.exec(text)?.[0].length ?? 0;

  while (position < text.length) {
    const current = open[open.length - 1]!;
    if (text.charCodeAt(position) !== OPEN) characters(current);
    else if (text.charCodeAt(position + 1) === SLASH) endTag();
    else if (isLetter(text.charCodeAt(position + 1))) startTag(current);
    else otherMarkup(current);
  }
  if (open.length > 1) fail(`<${tags[tags.length - 1]}> is not closed`);
  return outside.children[0] ?? fail("no root element");
}
