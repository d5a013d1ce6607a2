import { type XmlNode, XmlSyntaxError } from "@stskit/core/client";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseXml } from "./xml.js";

beforeAll(async () => {
  await parseXml("<first/>");
});

/** Reads a document once the parser is loaded: then there is nothing to wait for. */
const read = (text: string) => parseXml(text) as XmlNode;

describe("what a document says", () => {
  it("is a tree of names and texts", () => {
    const answer =
      '<?xml version="1.0" encoding="UTF-8"?>\n<r xmlns="urn:x" a="1"><b>one</b><b>two</b><c/></r>\n<!-- end -->';
    expect(read(answer)).toEqual({
      name: "r",
      text: "",
      children: [
        { name: "b", text: "one", children: [] },
        { name: "b", text: "two", children: [] },
        { name: "c", text: "", children: [] },
      ],
    });
  });

  it.each([
    ["keeps space and digits as they are", "<a> 007\t1e3 </a>", " 007\t1e3 "],
    ["joins text, CDATA and what surrounds children", "<a>1<b/>2<![CDATA[3]]>4</a>", "1234"],
    ["resolves the predefined entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'"],
    ["resolves character references", "<a>&#65;&#x42;&#x1F600;</a>", "AB😀"],
    ["resolves once", "<a>&amp;lt;&#38;gt;</a>", "&lt;&gt;"],
    ["takes CDATA literally", "<a><![CDATA[<b>&amp;&foo;]]></a>", "<b>&amp;&foo;"],
    ["reads line ends as XML does", "<a>1\r\n2\r3&#13;</a>", "1\n2\n3\r"],
    ["skips comments and instructions", "<a>1<!-- <b>&foo; -->2<?x <b>?>3</a>", "123"],
    ["drops a byte order mark", "\uFEFF<a>1</a>", "1"],
  ])("%s", (_name, document, text) => {
    expect(read(document).text).toBe(text);
  });

  it("has no namespace prefixes", () => {
    expect(read("<n:a><m:b/></n:a>")).toMatchObject({ name: "a", children: [{ name: "b" }] });
  });

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])("may name %s", (name) => {
    expect(read(`<a><${name}>x</${name}></a>`).children[0]).toEqual({ name, text: "x", children: [] });
    expect(({} as { text?: string }).text).toBeUndefined();
  });
});

describe("what is refused", () => {
  it.each([
    ["nothing", ""],
    ["space", " \n"],
    ["text", "Service Unavailable"],
    ["JSON", '{"Error":{}}'],
    ["HTML", "<!DOCTYPE html><html><head><meta></head></html>"],
    ["HTML without a doctype", "<html><body><br>502</body></html>"],
    ["a DOCTYPE", "<!DOCTYPE a><a/>"],
    ["an entity bomb", '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "xxxx">]><a>&b;</a>'],
    ["an external entity", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ["an unknown entity", "<a>&nbsp;</a>"],
    ["a bare ampersand", "<a>a & b</a>"],
    ["an unfinished reference", "<a>&amp</a>"],
    ["a reference to no character", "<a>&#0;</a>"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>"],
    ["a cut start tag", "<a"],
    ["a cut text", "<a>text"],
    ["a cut end tag", "<a></a"],
    ["a cut comment", "<a><!-- x</a>"],
    ["a cut CDATA", "<a><![CDATA[x</a>"],
    ["a cut instruction", "<a><?x</a>"],
    ["an end tag too many", "<a/></a>"],
    ["a wrong end tag", "<a></b>"],
    ["tags that cross", "<a><b></a></b>"],
    ["prefixes that differ", "<x:a></y:a>"],
    ["two roots", "<a/><b/>"],
    ["text before", "x<a/>"],
    ["text behind", "<a/>x"],
    ["CDATA behind", "<a/><![CDATA[x]]>"],
    ["the end of CDATA in text", "<a>]]></a>"],
    ["an illegal character", "<a>\u0001</a>"],
    ["a name that is none", "<1/>"],
    ["an attribute twice", "<a b='1' b='2'/>"],
    ["a bare attribute", "<a b/>"],
    ["an unquoted attribute", "<a b=1/>"],
    ["a tag in an attribute", "<a b='<'/>"],
    ["a late declaration", "<a><?xml version='1.0'?></a>"],
  ])("%s", (_name, document) => {
    expect(() => read(document)).toThrow(XmlSyntaxError);
  });

  it("nesting without end, at 65 elements", () => {
    const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(read(nested(64)).name).toBe("a");
    expect(() => read(nested(65))).toThrow("deeper than 64");
    expect(() => read("<a>".repeat(1_000_000))).toThrow(XmlSyntaxError);
  });
});

describe("any document", () => {
  const names = fc.constantFrom("Credentials", "member", "a", "b-c", "_x.1", "__proto__", "é");
  const prefixes = fc.constantFrom("", "n:", "sts:");
  // Characters of XML, markup among them.
  const strings = fc.string({
    unit: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom("<", ">", "&", "]", '"', "'", "\n", "\r", "\t", " ", ";", "#"),
      },
      { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.constantFrom("é", "😀", "\u2028", "\uFFFD") },
    ),
    maxLength: 12,
  });
  /** A piece of text: what it means, and one of the ways to write it. */
  const texts = fc.oneof(
    strings.map((text) => ({
      means: text,
      written: text.replace(/[<>&\r]/g, (c) => `&#${c.charCodeAt(0)};`),
    })),
    strings.map((text) => ({ means: text, written: text.replace(/[<>&\r'"]/g, named) })),
    strings
      .filter((text) => !text.includes("]]>") && !text.includes("\r"))
      .map((text) => ({ means: text, written: `<![CDATA[${text}]]>` })),
    strings.filter((text) => !/--|-$/.test(text)).map((text) => ({ means: "", written: `<!--${text}-->` })),
    strings.filter((text) => !text.includes("?>")).map((text) => ({ means: "", written: `<?pi ${text}?>` })),
  );
  const attributes = fc.constantFrom("", ' xmlns="urn:x"', " a='1' b=\"2>\"", "\n\txmlns:n = 'x'\n");
  type Text = { means: string; written: string };
  type Element = { node: XmlNode; written: string };
  const { element } = fc.letrec<{ element: Element; part: Text | Element }>((tie) => ({
    part: fc.oneof({ maxDepth: 5, depthSize: "small" }, texts, tie("element")),
    element: fc
      .record({
        prefix: prefixes,
        name: names,
        attributes,
        space: fc.constantFrom("", " ", "\n"),
        content: fc.array(tie("part"), { maxLength: 4 }),
        selfClosed: fc.boolean(),
      })
      .map(({ prefix, name, attributes, space, content, selfClosed }) => {
        const tag = `${prefix}${name}`;
        const node: XmlNode = {
          name,
          text: content.map((part) => ("means" in part ? part.means : "")).join(""),
          children: content.flatMap((part) => ("node" in part ? [part.node] : [])),
        };
        if (content.length === 0 && selfClosed) return { node, written: `<${tag}${attributes}${space}/>` };
        const inner = content.map((part) => part.written).join("");
        return { node, written: `<${tag}${attributes}${space}>${inner}</${tag}${space}>` };
      }),
  }));

  function named(char: string): string {
    return { "<": "&lt;", ">": "&gt;", "&": "&amp;", "'": "&apos;", '"': "&quot;" }[char] ?? "&#xD;";
  }

  it("is read as it was meant", () => {
    fc.assert(
      fc.property(element, ({ node, written }) => {
        expect(read(written)).toEqual(node);
      }),
    );
  });

  it("is refused when it is cut anywhere", () => {
    fc.assert(
      fc.property(
        element,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        ({ written }, at) => {
          expect(() => read(written.slice(0, Math.floor(at * written.length)))).toThrow(XmlSyntaxError);
        },
      ),
    );
  });

  it("is refused with anything but space and comments behind it", () => {
    fc.assert(
      fc.property(element, ({ written }) => {
        expect(() => read(`${written}${written}`)).toThrow(XmlSyntaxError);
        expect(() => read(`${written}x`)).toThrow(XmlSyntaxError);
        expect(read(`${written}\n<!-- x -->`)).toEqual(read(written));
      }),
    );
  });

  it("gives a tree or XmlSyntaxError, whatever the text", () => {
    const fragments = fc.constantFrom(
      "<a>",
      "</a>",
      "<a/>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "&",
      "&amp;",
      "<?",
      "?>",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fragments, strings)), (parts) => {
        try {
          expect(read(parts.join(""))).toHaveProperty("children");
        } catch (error) {
          expect(error).toBeInstanceOf(XmlSyntaxError);
        }
      }),
    );
  });
});
