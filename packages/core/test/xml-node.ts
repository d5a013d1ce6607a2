import type { XmlNode } from "../src/platform.js";

/** An element with text. */
export function text(name: string, value: string): XmlNode {
  return { name, text: value, children: [] };
}

/** An element with elements in it. */
export function element(name: string, ...children: XmlNode[]): XmlNode {
  return { name, text: "\n", children };
}
