import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeXml, writeXml } from "./xml-writer.js";

it("writes elements in order, and leaves out undefined ones", () => {
  const tree = { A: "x", B: undefined, C: { D: 1, E: new Date("2025-01-02T03:04:05.678Z") } };
  expect(writeXml(tree)).toBe("<A>x</A><C><D>1</D><E>2025-01-02T03:04:05Z</E></C>");
});

it("escapes strings so that a parser returns them unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      // XML does not allow these, so they are replaced.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant
      fc.pre(!/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text));
      const document = new DOMParser().parseFromString(`<t>${escapeXml(text)}</t>`, "text/xml");
      expect(document.documentElement.textContent).toBe(text);
    }),
  );
});

it("replaces characters that XML does not allow", () => {
  expect(escapeXml("a\u0000b\uD800c")).toBe("a\uFFFDb\uFFFDc");
});
