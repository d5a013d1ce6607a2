import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));
const charts = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".svg"),
);

test("there are charts", () => {
  expect(charts.length).toBeGreaterThan(5);
});

test.each(charts)("%s has no amount below 0, and a dark colour for each of its colours", (file) => {
  const svg = readFileSync(join(docs, file), "utf8");
  expect(svg).not.toMatch(/>-\d[^<]*<\/text>/);
  const [, dark = ""] = /@media \(prefers-color-scheme: dark\) \{(.*?)<\/style>/s.exec(svg) ?? [];
  const drawn = [...svg.matchAll(/<(?:text|rect|path) [^>]*>/g)].flatMap(([element]) => colorsOf(element));
  const without = [...new Set(drawn)].filter((color) => !dark.includes(color));
  expect(without).toEqual([]);
});

/** What an element is drawn with, as selectors of CSS. */
function colorsOf(element: string): string[] {
  const [fill] = /(?<= )fill="(?!none|#000|rgb\(0,0,0\))[^"]+"/.exec(element) ?? [];
  const [stroke] = / stroke-width="0"/.test(element)
    ? []
    : (/(?<= )stroke="(?!none)[^"]+"/.exec(element) ?? []);
  return [fill, stroke].flatMap((color) => (color ? [`[${color}]`] : []));
}
