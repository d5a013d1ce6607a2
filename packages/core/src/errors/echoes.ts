import { base64 } from "../schema/base64.js";

/** A text as UTF-8 bytes, a character each, and where in the text each of them came from. */
interface Bytes {
  readonly bytes: string;
  /** The text's range that byte `i` stands for is from `from[i]` to `to[i]`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** How often a text may have been encoded over: a form in a URL in JSON. */
const LAYERS = 4;

/** One escape, or one character: of percent-encoding, JSON and XML. */
const UNIT =
  /%[\da-f]{2}|\\u[\da-f]{4}|\\["\\/bfnrt]|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]/gi;

const NAMED: Readonly<Record<string, string>> = {
  "\\b": "\b",
  "\\f": "\f",
  "\\n": "\n",
  "\\r": "\r",
  "\\t": "\t",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** Where secrets stand in a text, in whatever writing: as they are, escaped (more than once too), or in base64. */
export function echoes(text: string, secrets: readonly string[]): [from: number, to: number][] {
  const needles = secrets.flatMap(writings);
  const found: [from: number, to: number][] = [];
  let read = asBytes(text);
  for (let layer = 0; layer <= LAYERS; layer++) {
    for (const needle of needles) {
      let at = read.bytes.indexOf(needle);
      while (at >= 0) {
        found.push([read.from[at]!, read.to[at + needle.length - 1]!]);
        at = read.bytes.indexOf(needle, at + 1);
      }
    }
    const decoded = unescaped(read);
    if (decoded.bytes.length === read.bytes.length) break;
    read = decoded;
  }
  return found;
}

/** A secret's bytes as they may stand in a text that is decoded: as they are, with a form's blanks, and in base64. */
function writings(secret: string): string[] {
  const { bytes } = asBytes(secret);
  return [
    bytes,
    bytes.replace(/ /g, "+"),
    bytes.replace(/\+/g, " "),
    ...[0, 1, 2].flatMap((before) => {
      const encoded = base64("\0".repeat(before) + bytes);
      // The digits that are of the secret's bits alone.
      const certain = encoded.slice(
        Math.ceil((before * 8) / 6),
        Math.floor(((before + bytes.length) * 8) / 6),
      );
      return [certain, certain.replace(/\+/g, "-").replace(/\//g, "_")];
    }),
  ];
}

function asBytes(text: string): Bytes {
  const units = text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]/g) ?? [];
  let end = 0;
  return joined(
    units.map((unit) => {
      const start = end;
      end += unit.length;
      return [utf8(unit.codePointAt(0)!), start, end];
    }),
  );
}

/** The same without one layer of escapes. */
function unescaped({ bytes, from, to }: Bytes): Bytes {
  let high: [code: number, at: number] | undefined;
  const units: [bytes: string, from: number, to: number][] = [];
  for (const { 0: unit, index } of bytes.matchAll(UNIT)) {
    const start = from[index]!;
    const end = to[index + unit.length - 1]!;
    const code = /^\\u/i.test(unit) ? Number.parseInt(unit.slice(2), 16) : undefined;
    if (high && code !== undefined && code >> 10 === 0x37) {
      units.push([utf8(((high[0] - 0xd800) << 10) + (code - 0xdc00) + 0x10000), high[1], end]);
      high = undefined;
      continue;
    }
    high = code !== undefined && code >> 10 === 0x36 ? [code, start] : undefined;
    if (!high) units.push([code === undefined ? meant(unit) : utf8(code), start, end]);
  }
  return joined(units);
}

/** The bytes that an escape stands for; of what is none, itself. */
function meant(unit: string): string {
  if (unit.length === 1) return unit;
  if (unit[0] === "%") return String.fromCharCode(Number.parseInt(unit.slice(1), 16));
  if (/^&#x/i.test(unit)) return utf8(Number.parseInt(unit.slice(3), 16));
  if (/^&#/.test(unit)) return utf8(Number(unit.slice(2, -1)));
  return NAMED[unit.toLowerCase()] ?? unit.slice(1);
}

function joined(units: readonly [bytes: string, from: number, to: number][]): Bytes {
  const from: number[] = [];
  const to: number[] = [];
  for (const [bytes, start, end] of units) {
    for (let count = bytes.length; count > 0; count--) {
      from.push(start);
      to.push(end);
    }
  }
  return { bytes: units.map(([bytes]) => bytes).join(""), from, to };
}

/** A character's bytes, each as a character; React Native has no TextEncoder. */
function utf8(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const bytes: number[] = [];
  let rest = code;
  let room = 0x3f;
  while (rest > room) {
    bytes.unshift(0x80 | (rest & 0x3f));
    rest >>= 6;
    room >>= 1;
  }
  bytes.unshift(((~room << 1) & 0xff) | rest);
  return String.fromCharCode(...bytes);
}
