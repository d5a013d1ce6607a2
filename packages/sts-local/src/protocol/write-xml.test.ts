import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, it } from "vitest";
import { writeXml } from "./write-xml.js";

it("writes elements in order, and leaves out undefined ones", () => {
  const tree = { A: "x", B: undefined, C: { D: 1, E: new Date("2025-01-02T03:04:05.678Z") }, F: {}, G: "" };
  expect(writeXml(tree)).toBe("<A>x</A><C><D>1</D><E>2025-01-02T03:04:05Z</E></C><F></F><G></G>");
});

it("writes attributes, an element's own text, and lists", () => {
  const tree = { "x:A": { "@_b": "true", "@_c": `"'`, "#text": "d" }, E: ["f", { "@_g": "" }], H: [] };
  expect(writeXml(tree)).toBe('<x:A b="true" c="&quot;&apos;">d</x:A><E>f</E><E g=""></E>');
});

it("escapes strings so that a parser returns them unchanged", () => {
  // Any text, but for what XML does not allow: that is replaced.
  const texts = fc
    .oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."&<>\"'\r\n\t\u0085\u2028]") }),
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant
    .filter((text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text));
  fc.assert(
    fc.property(texts, (text) => {
      const document = new DOMParser().parseFromString(writeXml({ t: text }), "text/xml");
      expect(document.documentElement.textContent).toBe(text);
    }),
  );
});

it("writes what parsers take for line ends as references", () => {
  expect(writeXml({ t: "a\rb\u0085c\u2028d\ne" })).toBe("<t>a&#13;b&#133;c&#8232;d\ne</t>");
});

it("replaces characters that XML does not allow", () => {
  expect(writeXml({ "t\u00E9": { "@_u": "\u001F\uFFFE", "#text": "a\u0000b\uD800c\u{1F600}" } })).toBe(
    '<t\u00E9 u="\uFFFD\uFFFD">a\uFFFDb\uFFFDc\u{1F600}</t\u00E9>',
  );
});
