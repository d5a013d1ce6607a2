// Mutates a text, or splices two texts.

const PIECES = [
  "<",
  ">",
  "</",
  "/>",
  "&",
  ";",
  '"',
  "'",
  "=",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<?",
  "?>",
  "<!DOCTYPE x>",
  "&#0;",
  "&#x1F511;",
  "&amp;",
  "xmlns:a",
  "a:",
  "__proto__",
  "constructor",
  "<Error>",
  "<Code>",
  "\0",
  "\r\n",
  "\uFEFF",
  "\uD800",
  "é",
  "💥",
  ":",
  "/",
  "//",
  "@",
  "\\",
  "?",
  "#",
  "[",
  "]",
  "%",
  "%2e",
  "..",
  "1e999",
  "-1",
  " ",
  "\t",
  ".",
  "-",
  "9".repeat(20),
  "a".repeat(300),
];

/** Generates numbers below a limit, the same ones for the same seed (xorshift). */
export function randomBelow(seed) {
  let state = seed | 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Changes a text in one to four places. */
export function mutate(text, other, below) {
  let changed = text;
  for (let change = below(4); change >= 0; change--) {
    const at = below(changed.length + 1);
    const to = Math.min(changed.length, at + below(12));
    const before = changed.slice(0, at);
    switch (below(6)) {
      case 0:
        changed = before + changed.slice(to);
        break;
      case 1:
        changed = before + PIECES[below(PIECES.length)] + changed.slice(at);
        break;
      case 2:
        changed = before + PIECES[below(PIECES.length)] + changed.slice(to);
        break;
      case 3:
        changed = before + changed.slice(at, to).repeat(1 + below(20)) + changed.slice(to);
        break;
      case 4:
        changed = before + String.fromCharCode(below(below(4) === 0 ? 0x10000 : 128)) + changed.slice(at + 1);
        break;
      default:
        changed = before + other.slice(below(other.length + 1));
    }
  }
  return changed.slice(0, 20_000);
}
