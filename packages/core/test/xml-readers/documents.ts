import fc from "fast-check";

const markup = fc.constantFrom(
  ...[
    "<",
    ">",
    "/",
    "</",
    "/>",
    "=",
    '"',
    "'",
    "&",
    ";",
    "#",
    "<!--",
    "-->",
    "-",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
  ],
  ...[
    "<!DOCTYPE",
    "<?xml",
    ' version="1.0"',
    "&amp;",
    "&#65;",
    "&#x1;",
    "&e;",
    "<a>",
    "</a>",
    "<b>",
    "</b>",
    "<a/>",
  ],
  ...[
    '<a b="c">',
    ' b="c"',
    "<x:a>",
    "</x:a>",
    ":",
    "é",
    "1",
    " ",
    "\t",
    "\n",
    "\r",
    "\u0000",
    "\uFFFE",
    "\uD83D\uDE00",
  ],
);
const element = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc
    .array(
      fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("x", " ", "&lt;", "&#10;", "<![CDATA[<]]>", "<!-- c -->", "<?p i?>", "\r\n", "é"),
        tie("element"),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join("")),
  element: fc
    .tuple(
      fc.constantFrom("a", "x:b", "_c", "é"),
      fc.constantFrom("", " ", ' d="e"', " d='&amp;' f=\"\""),
      tie("content"),
    )
    .map(([name, attributes, content]) => `<${name}${attributes}>${content}</${name}>`),
})).element;
/** Well-formed documents, some with markup inserted or removed somewhere, and random markup. */
export const xmlLike = fc.oneof(
  element,
  fc
    .tuple(element, fc.nat(), fc.nat(3), markup)
    .map(([document, at, removed, added]) => splice(document, at % (document.length + 1), removed, added)),
  fc.array(markup, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.array(markup, { maxLength: 5 }).map((parts) => `<a>${parts.join("")}</a>`),
);

function splice(document: string, at: number, removed: number, added: string): string {
  return document.slice(0, at) + added + document.slice(at + removed);
}
