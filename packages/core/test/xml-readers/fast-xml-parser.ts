import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { XmlNode } from "../../src/protocol/read-xml.js";

/** A text, or an element with its content under its name. */
type Part = { readonly "#text": string } | { readonly [name: string]: readonly Part[] };

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Without it, it leaves character references as they are.
  htmlEntities: true,
});

/** The root element, whether or not the document is well-formed. Throws what fast-xml-parser says. */
export function readByFastXmlParser(document: string): XmlNode {
  return toNode("", parser.parse(document)).children[0]!;
}

/** The same, if fast-xml-parser's validator finds no mistake in the document. */
export function readByValidatingFastXmlParser(document: string): XmlNode {
  const result = XMLValidator.validate(document);
  if (result !== true) throw new Error(result.err.msg);
  return readByFastXmlParser(document);
}

function toNode(name: string, parts: readonly Part[]): XmlNode {
  const texts = parts.map((part) => ("#text" in part ? String(part["#text"]) : ""));
  const children = parts.flatMap((part) =>
    "#text" in part ? [] : Object.entries(part).map(([child, content]) => toNode(child, content)),
  );
  return { name, text: texts.join(""), children };
}
