import { SaxesParser } from "saxes";
import type { XmlNode } from "../../src/protocol/read-xml.js";

/** An independent implementation of the same rules. Throws what saxes says. */
export function readBySaxes(document: string): XmlNode {
  type Open = { name: string; text: string; children: Open[] };
  const parser = new SaxesParser({ xmlns: false });
  const open: Open[] = [{ name: "", text: "", children: [] }];
  const refuse = (reason: unknown) => {
    throw new Error(String(reason));
  };
  const addText = (text: string) => {
    open[open.length - 1]!.text += text;
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", (tag) => {
    const element = { name: tag.name.slice(tag.name.lastIndexOf(":") + 1), text: "", children: [] };
    open[open.length - 1]!.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.write(document).close();
  return open[0]!.children[0]!;
}
