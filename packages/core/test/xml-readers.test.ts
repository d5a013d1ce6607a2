import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readXml, type XmlNode } from "../src/protocol/read-xml.js";
import { answers } from "./xml-readers/answers.js";
import { xmlLike } from "./xml-readers/documents.js";
import { readByFastXmlParser, readByValidatingFastXmlParser } from "./xml-readers/fast-xml-parser.js";
import { readBySaxes } from "./xml-readers/saxes.js";

const readers = { readXml, saxes: readBySaxes, "fast-xml-parser": readByFastXmlParser };

/** Well-formed documents that one of the readers takes for another than both others do, and why. STS sends none of them. */
const differences: readonly {
  readonly what: string;
  readonly by: keyof typeof readers;
  readonly why: string;
  readonly found: RegExp;
  readonly example: string;
  readonly read: XmlNode | "rejected";
}[] = [
  {
    what: "names of built-in members",
    by: "fast-xml-parser",
    why: "it gives objects with the names as keys, so it refuses three of them",
    found: /<[^\s/>]*\b(__proto__|constructor|prototype)\b/,
    example: "<a><constructor/></a>",
    read: "rejected",
  },
  {
    what: "names of inherited methods",
    by: "fast-xml-parser",
    why: "for the same reason it gives them other names",
    found: /<[^\s/>]*\b(toString|valueOf|hasOwnProperty|__(define|lookup)[GS]etter__)\b/,
    example: "<toString/>",
    read: { name: "__toString", text: "", children: [] },
  },
  {
    what: "a quote in a processing instruction",
    by: "fast-xml-parser",
    why: "it reads instructions like tags, where a quote starts a value",
    found: /<\?[^>]*["']/,
    example: "<a><?p it's?></a>",
    read: "rejected",
  },
  {
    what: "a name with two colons",
    by: "fast-xml-parser",
    why: "it takes the prefix to end at the first; with namespaces, such a name is a mistake",
    found: /<[^\s/>:]*:[^\s/>]*:/,
    example: "<x:y:a/>",
    read: { name: "y:a", text: "", children: [] },
  },
  {
    what: "a DOCTYPE",
    by: "fast-xml-parser",
    why: "it resolves the entities that are declared there; the others are made to refuse it",
    found: /<!DOCTYPE/,
    example: '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    read: { name: "a", text: "x", children: [] },
  },
  {
    what: "more than 64 levels",
    by: "readXml",
    why: "it limits what a response can cost; fast-xml-parser's limit is 100, and saxes has none",
    found: /^(<a>){65}/,
    example: "<a>".repeat(65) + "</a>".repeat(65),
    read: "rejected",
  },
];

/** What fast-xml-parser reads although it is not well-formed, even if its validator looks at it first. */
const mistakes: readonly (readonly [what: string, document: string])[] = [
  ["a second root", "<a/><b/>"],
  ["text after the root", "<a/>x"],
  ["an entity of HTML", "<a>&nbsp;</a>"],
  ["a control character", "<a>\u0001</a>"],
  ["a reference to a control character", "<a>&#1;</a>"],
  ["half of a surrogate pair", "<a>\uD83D</a>"],
  ["the end of a CDATA section alone", "<a>]]></a>"],
  ["two hyphens in a comment", "<a><!-- -- --></a>"],
  ["a declaration in the middle", '<a><?xml version="1.0"?></a>'],
  ["a tag in an attribute", '<a b="<"/>'],
];

it("readXml, saxes and fast-xml-parser read the same in every answer", () => {
  fc.assert(
    fc.property(answers, (document) => {
      const expected = readBySaxes(document);
      expect(readXml(document)).toEqual(expected);
      expect(readByValidatingFastXmlParser(document)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

it("readXml and saxes agree on anything like XML; fast-xml-parser too where it is well-formed, but for known differences", () => {
  fc.assert(
    fc.property(xmlLike, (document) => {
      const expected = outcome(readBySaxes, document);
      expect(outcome(readXml, document)).toEqual(expected);
      if (expected === "rejected" || differences.some(({ found }) => found.test(document))) return;
      expect(outcome(readByFastXmlParser, document)).toEqual(expected);
    }),
    { numRuns: 5_000 },
  );
});

describe("they differ about", () => {
  it.each(differences)("$what: $by, since $why", ({ by, example, found, read }) => {
    expect(example).toMatch(found);
    expect(outcome(readers[by], example)).toEqual(read);
    const others = Object.values(readers).filter((reader) => reader !== readers[by]);
    const [one, other] = others.map((reader) => outcome(reader, example));
    expect(one).toEqual(other);
    expect(one).not.toEqual(read);
  });
});

describe("fast-xml-parser, with its validator, accepts", () => {
  it.each(mistakes)("%s, which readXml and saxes reject", (_, document) => {
    expect(outcome(readByValidatingFastXmlParser, document)).not.toBe("rejected");
    expect(outcome(readXml, document)).toBe("rejected");
    expect(outcome(readBySaxes, document)).toBe("rejected");
  });
});

function outcome(read: (document: string) => XmlNode, document: string): XmlNode | "rejected" {
  try {
    return read(document);
  } catch {
    return "rejected";
  }
}
