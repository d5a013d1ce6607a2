import fc, { type Arbitrary } from "fast-check";
import * as operations from "../../src/operations.js";
import type { Shape } from "../../src/schema/shape.js";

/** What may stand between two elements. */
const between = fc.constantFrom("", "\n  ", "\r\n", "<!-- </Arn> it's -->", "<?target data?>");

/** Characters that XML allows. */
const characters = fc
  .string({ unit: fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), fc.constantFrom(..."&<>\"'\r\n ]")) })
  .map((text) => text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""));

const toReferences = (text: string, reference: (code: number) => string): string =>
  Array.from(text, (character) => reference(character.codePointAt(0)!)).join("");

/** Text in all spellings that XML has for it. */
const text: Arbitrary<string> = fc
  .array(
    fc.oneof(
      characters.map((it) => it.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")),
      characters.map((it) => `<![CDATA[${it.replaceAll("]]>", "")}]]>`),
      characters.map((it) => toReferences(it, (code) => `&#${code};`)),
      characters.map((it) => toReferences(it, (code) => `&#x${code.toString(16)};`)),
      fc.constantFrom("&quot;", "&apos;", "&amp;lt;", "&amp;#65;", "<!-- c -->"),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(""));

/** Responses of all operations, and errors. */
export const answers: Arbitrary<string> = fc.oneof(
  ...Object.values(operations).map(({ name, output }) =>
    answer(`${name}Response`, element(`${name}Result`, contentOf(output))),
  ),
  answer("ErrorResponse", element("Error", elements({ Type: text, Code: text, Message: text }))),
);

function answer(root: string, body: Arbitrary<string>): Arbitrary<string> {
  const declaration = fc.constantFrom("", '<?xml version="1.0" encoding="UTF-8"?>\n', "\uFEFF");
  return fc
    .tuple(declaration, between, body)
    .map(
      ([start, space, inside]) =>
        `${start}<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${space}${inside}${space}` +
        `<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${root}>${space}`,
    );
}

function contentOf(shape: Shape): Arbitrary<string> {
  if (shape.kind === "list") return element("member", contentOf(shape.member));
  if (shape.kind === "map") return element("entry", elements({ key: text, value: contentOf(shape.value) }));
  if (shape.kind !== "structure") return text;
  const members = Object.entries<Shape>(shape.members);
  return elements(Object.fromEntries(members.map(([name, member]) => [name, contentOf(member)])));
}

function elements(contents: Readonly<Record<string, Arbitrary<string>>>): Arbitrary<string> {
  const all = Object.entries(contents).map(([name, content]) => element(name, content));
  return fc.tuple(between, ...all).map(([space, ...parts]) => parts.join(space));
}

function element(name: string, content: Arbitrary<string>): Arbitrary<string> {
  return content.map((inside) => (inside === "" ? `<${name}/>` : `<${name}>${inside}</${name}>`));
}
