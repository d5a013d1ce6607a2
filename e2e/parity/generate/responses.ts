import fc, { type Arbitrary } from "fast-check";
import type { OperationModel, Shape, Structure } from "../model/incumbent-model.js";

type MapOf = Extract<Shape, { kind: "map" }>;

// Documents are built as text, not by an XML writer: what matters here is what a writer would never write.

/** A successful response, in any spelling that XML allows. */
export function responseBody({ name, output }: OperationModel): Arbitrary<string> {
  const metadata = "<ResponseMetadata><RequestId>from-the-body</RequestId></ResponseMetadata>";
  return fc
    .tuple(prolog, between, structure(`${name}Result`, output), between)
    .map(([start, before, result, after]) => {
      const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
      return `${start}<${name}Response ${namespace}>${before}${result}${after}${metadata}</${name}Response>`;
    });
}

const prolog: Arbitrary<string> = fc.constantFrom(
  "",
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  "\n  <!-- <AssumeRoleResponse/> -->\n",
);

/** Characters that XML 1.0 allows, except those that a parser may normalize. */
const plain: Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abcXYZ019 <>&\"'/=:+-_.%;#]["), maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom("arn:aws:sts::123456789012:assumed-role/demo/s", "été", "日本語", "🔑", "<b>&amp;</b>"),
);

const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const asReferences = (text: string): string =>
  Array.from(text, (character) => `&#${character.codePointAt(0)};`).join("");

/** What may appear between two elements without meaning anything. */
const between: Arbitrary<string> = fc.constantFrom(
  "",
  "",
  "\n",
  "\n    ",
  "<!-- </X> -->",
  "\n  <?target data?>\n",
);

const unknownElement: Arbitrary<string> = fc.constantFrom(
  "",
  "",
  "<Unknown/>",
  "<Unknown><Arn>arn:aws:iam::000000000000:user/other</Arn></Unknown>",
);

function element(name: string, shape: Shape): Arbitrary<string> {
  if (shape.kind === "structure") return structure(name, shape);
  if (shape.kind === "map") return map(name, shape);
  return leafText(shape).map((text) => (text === undefined ? `<${name}/>` : `<${name}>${text}</${name}>`));
}

function structure(name: string, { members }: Structure): Arbitrary<string> {
  const children = Object.entries(members).map(([member, shape]) =>
    fc.option(element(member, shape), { freq: 6, nil: "" }),
  );
  return fc
    .tuple(fc.tuple(...children), between, unknownElement, fc.nat({ max: children.length }))
    .map(([parts, separator, unknown, start]) => {
      const rotated = [...parts.slice(start), unknown, ...parts.slice(0, start)];
      return `<${name}>${separator}${rotated.join(separator)}${separator}</${name}>`;
    });
}

function map(name: string, { value }: MapOf): Arbitrary<string> {
  const entry = fc
    .tuple(element("key", { kind: "string", sensitive: false }), element("value", value))
    .map(([key, content]) => `<entry>${key}${content}</entry>`);
  return fc.array(entry, { maxLength: 4 }).map((entries) => `<${name}>${entries.join("")}</${name}>`);
}

function leafText(shape: Exclude<Shape, Structure | MapOf>): Arbitrary<string | undefined> {
  switch (shape.kind) {
    case "string":
      return fc.option(spelledText, { freq: 12, nil: undefined });
    case "integer":
      return fc.oneof(fc.integer().map(String), fc.constantFrom("0", "007", "-1"));
    case "timestamp":
      return timestamp;
    case "list":
      return fc.constant("");
  }
}

/** Parts of a text, each with its own spelling; line breaks have a separate test. */
const spelledText: Arbitrary<string> = fc
  .array(
    fc.oneof(
      plain.map(escapeMarkup),
      plain.map((text) => `<![CDATA[${text.replaceAll("]]>", "")}]]>`),
      plain.map(asReferences),
      fc.constant("<!-- between two parts -->"),
      fc.constantFrom("&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#x41;", "&amp;amp;"),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(""));

const date: Arbitrary<Date> = fc.date({
  min: new Date("1971-01-01T00:00:00Z"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});

const timestamp: Arbitrary<string> = fc
  .tuple(date, fc.constantFrom("iso", "isoSeconds", "offset"))
  .map(([at, form]) => {
    const iso = at.toISOString();
    if (form === "iso") return iso;
    if (form === "isoSeconds") return `${iso.slice(0, 19)}Z`;
    return `${iso.slice(0, 19)}+02:00`;
  });
