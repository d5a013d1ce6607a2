import { describe, expect, it } from "vitest";
import { readXml, type XmlNode, XmlSyntaxError } from "./read-xml.js";

describe("readXml", () => {
  it.each<[what: string, document: string, tree: XmlNode]>([
    ["elements and text", "<a>x<b>y</b>z</a>", node("a", "xz", node("b", "y"))],
    ["a declaration", '<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n', node("a")],
    ["a byte order mark", "\uFEFF<a/>", node("a")],
    ["entities", "<a>&lt;&gt;&amp;&quot;&apos;&amp;lt;</a>", node("a", "<>&\"'&lt;")],
    ["character references", "<a>&#65;&#x42;&#x1F600;</a>", node("a", "AB😀")],
    ["CDATA", "<a>1<![CDATA[<b>&amp;]] >]]>2</a>", node("a", "1<b>&amp;]] >2")],
    ["namespaces", '<s:a xmlns:s="urn:x" xmlns="urn:y"><s:b/></s:a>', node("a", "", node("b"))],
    ["comments and instructions", "<!-- - --><?p q?><a><!----><?r?>x</a><!-- -->", node("a", "x")],
    ["all kinds of line ends", "<a>1\r\n2\r3\n&#13;</a>", node("a", "1\n2\n3\n\r")],
    ["attributes", `<a b = "1>2" c='"&amp;' ><d e="é"/></a >`, node("a", "", node("d"))],
    [
      "names of built-in members",
      "<__proto__><constructor/></__proto__>",
      node("__proto__", "", node("constructor")),
    ],
  ])("reads %s", (_, document, tree) => {
    expect(readXml(document)).toEqual(tree);
  });

  it.each([
    ["nothing", ""],
    ["JSON", '{"a":1}'],
    ["HTML", "<html><body><br></body></html>"],
    ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ["an unknown entity", "<a>&nbsp;</a>"],
    ["an unknown entity in an attribute", '<a b="&e;"/>'],
    ["a bare ampersand", "<a>1 & 2</a>"],
    ["a reference to an illegal character", "<a>&#0;</a>"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>"],
    ["a control character", "<a>\u0001</a>"],
    ["half of a surrogate pair", "<a>\uD83D</a>"],
    ["a second root", "<a/><b/>"],
    ["text after the root", "<a/>x"],
    ["text before the root", "x<a/>"],
    ["CDATA outside the root", "<a/><![CDATA[x]]>"],
    ["overlapping elements", "<a><b></a></b>"],
    ["the same attribute twice", '<a b="1" b="2"/>'],
    ["an attribute without quotes", "<a b=1/>"],
    ["attributes without a space between", '<a b="1"c="2"/>'],
    ["a tag in an attribute", '<a b="<"/>'],
    ["attributes of an end tag", '<a></a b="1">'],
    ["two hyphens in a comment", "<a><!-- -- --></a>"],
    ["an unclosed comment", "<a><!-- </a>"],
    ["an unclosed CDATA section", "<a><![CDATA[</a>"],
    ["the end of a CDATA section alone", "<a>]]></a>"],
    ["a declaration in the middle", '<a><?xml version="1.0"?></a>'],
    ["65 levels", "<a>".repeat(65) + "</a>".repeat(65)],
  ])("rejects %s", (_, document) => {
    expect(() => readXml(document)).toThrow(XmlSyntaxError);
  });

  it("rejects every truncated document", () => {
    const document = '<?xml version="1.0"?><r xmlns="urn:x"><a b="c">x&amp;y</a><![CDATA[z]]><!-- c --></r>';
    for (let length = 0; length < document.length; length++) {
      expect(() => readXml(document.slice(0, length)), document.slice(0, length)).toThrow(XmlSyntaxError);
    }
  });

  it("handles large documents, well-formed or not", () => {
    const many = `<a>${'<b c="d">&amp;</b>'.repeat(50_000)}</a>`;
    expect(readXml(many).children).toHaveLength(50_000);
    expect(() => readXml(`<a>${"<!--".repeat(200_000)}`)).toThrow(XmlSyntaxError);
    expect(() => readXml(`<a ${'b="" '.repeat(200_000)}`)).toThrow(XmlSyntaxError);
  });
});

function node(name: string, text = "", ...children: XmlNode[]): XmlNode {
  return { name, text, children };
}
