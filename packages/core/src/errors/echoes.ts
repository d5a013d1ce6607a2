import { base64 } from "../schema/base64.js";

/** How much of a text is kept, in characters. Twice as much is searched, for a secret that begins in the kept part. */
export const KEPT = 32_768;

/** How many bytes of a secret have to match. A shorter secret has to match as a whole. */
const RECOGNIZED = 64;

/** How much of a secret is compared, in characters. A text is not kept any longer than that. */
const COMPARED = KEPT;

/** How many layers of encoding are decoded, e.g. a form in a URL in JSON. */
const LAYERS = 4;

const NOT_ASCII = /[\u{80}-\u{10ffff}]/gu;

/** An escape of percent-encoding, JSON or XML. */
const ESCAPE =
  /%[\da-f]{2}|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|\\u[\da-f]{4}|\\["\\/bfnrt]|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** The forms a secret's bytes may have in a decoded text: as they are, with `+` for blanks as in forms, and in base64. */
const FORMS: readonly ((bytes: string) => string)[] = [
  (bytes) => bytes,
  (bytes) => bytes.replace(/ /g, "+"),
  (bytes) => bytes.replace(/\+/g, " "),
  ...[0, 1, 2].flatMap((before) => [
    (bytes: string) => base64Amid(before, bytes),
    (bytes: string) => base64Amid(before, bytes).replace(/\+/g, "-").replace(/\//g, "_"),
  ]),
];

type Range = readonly [from: number, to: number];

/** A decoded part of a text: its position after decoding (`at`, `end`) and before (`from`, `to`). */
interface Decoded {
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Finds secrets in texts: as they are, escaped (up to four times) or in base64. */
export class EchoSearch {
  readonly #needles: readonly Needle[];
  /** Fewer than there are needles, since many forms of a secret start alike. */
  readonly #starts: readonly string[];

  constructor(secrets: readonly string[]) {
    this.#needles = secrets.flatMap((secret) => {
      const bytes = decode(secret.slice(0, COMPARED), NOT_ASCII, utf8);
      return FORMS.map((form) => new Needle(bytes, form));
    });
    this.#starts = [...new Set(this.#needles.map(({ start }) => start))];
  }

  /** Where the text has secrets, in full or as far as the text matches their beginning. */
  find(text: string): Range[] {
    const found: Range[] = [];
    let bytes = text;
    /** What was decoded to get `bytes`, the last layer first. */
    const layers: Decoded[][] = [];
    /** Decodes one layer of `bytes`. */
    const peel = (pattern: RegExp, meaning: (written: string) => string): boolean => {
      if (bytes.search(pattern) < 0) return false;
      const decoded: Decoded[] = [];
      bytes = decode(bytes, pattern, meaning, decoded);
      layers.unshift(decoded);
      return true;
    };
    peel(NOT_ASCII, utf8);
    for (let layer = 0; layer <= LAYERS; layer++) {
      for (const range of this.#rangesIn(bytes)) found.push(layers.reduce(inSource, range));
      if (!peel(ESCAPE, decodeEscape)) break;
    }
    return found;
  }

  #rangesIn(bytes: string): Range[] {
    const none = !this.#starts.some((start) => bytes.includes(start));
    return none ? [] : this.#needles.flatMap((needle) => needle.rangesIn(bytes));
  }
}

/** A secret in one form. All of it is encoded only if a text has its start. */
class Needle {
  readonly start: string;
  readonly #encode: () => string;
  #whole: string | undefined;

  constructor(bytes: string, form: (bytes: string) => string) {
    this.start = form(bytes.slice(0, RECOGNIZED));
    this.#encode = () => form(bytes);
  }

  /** Where the text has the start of this, each range as long as the text matches. Overlapping ranges are joined. */
  rangesIn(text: string): Range[] {
    const found: Range[] = [];
    let at = text.indexOf(this.start);
    if (at < 0) return found;
    this.#whole ??= this.#encode();
    const whole = this.#whole;
    const lengths = repetitions(whole + text).subarray(whole.length);
    let from = at;
    let to = at;
    for (; at >= 0; at = text.indexOf(this.start, at + 1)) {
      if (at > to) {
        found.push([from, to]);
        from = at;
      }
      to = Math.max(to, at + Math.min(lengths[at]!, whole.length));
    }
    found.push([from, to]);
    return found;
  }
}

/**
 * For each position in a text, how many characters from there on match the text's beginning: the Z-algorithm, which takes
 * linear time.
 */
function repetitions(text: string): Uint32Array {
  const lengths = new Uint32Array(text.length);
  let from = 0;
  let to = 0;
  for (let at = 1; at < text.length; at++) {
    let length = at < to ? Math.min(to - at, lengths[at - from]!) : 0;
    while (at + length < text.length && text[length] === text[at + length]) length++;
    lengths[at] = length;
    if (at + length > to) {
      from = at;
      to = at + length;
    }
  }
  return lengths;
}

/** Replaces what matches by its meaning, and adds each replacement to `decoded`. */
function decode(
  text: string,
  pattern: RegExp,
  meaning: (written: string) => string,
  decoded: Decoded[] = [],
): string {
  let shift = 0;
  return text.replace(pattern, (written, from: number) => {
    const replacement = meaning(written);
    const at = from + shift;
    decoded.push({ at, end: at + replacement.length, from, to: from + written.length });
    shift += replacement.length - written.length;
    return replacement;
  });
}

/** Where a range was before decoding. An escape that became several bytes counts as the source of each. */
function inSource([from, to]: Range, decoded: readonly Decoded[]): Range {
  return [positionInSource(from, decoded)[0], positionInSource(to - 1, decoded)[1]];
}

function positionInSource(position: number, decoded: readonly Decoded[]): Range {
  let low = 0;
  let high = decoded.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (decoded[middle]!.at <= position) low = middle + 1;
    else high = middle;
  }
  const last = decoded[low - 1];
  if (!last) return [position, position + 1];
  if (position < last.end) return [last.from, last.to];
  const from = last.to + position - last.end;
  return [from, from + 1];
}

/** Bytes in the base64 of a text with `before` other bytes in front: the digits that depend on these bytes alone. */
function base64Amid(before: number, bytes: string): string {
  return base64("\0".repeat(before) + bytes).slice(
    Math.ceil((before * 8) / 6),
    Math.floor(((before + bytes.length) * 8) / 6),
  );
}

/** The bytes that an escape stands for. */
function decodeEscape(written: string): string {
  if (written[0] === "%") return String.fromCharCode(Number.parseInt(written.slice(1), 16));
  const lower = written.toLowerCase();
  if (lower[0] === "\\") return utf8(JSON.parse(`"${lower}"`));
  if (lower[1] !== "#") return ENTITIES[lower]!;
  return utf8Of(lower[2] === "x" ? Number.parseInt(lower.slice(3), 16) : Number(lower.slice(2, -1)));
}

/** A character's bytes, each as a character; React Native has no TextEncoder. */
function utf8(character: string): string {
  return utf8Of(character.codePointAt(0)!);
}

function utf8Of(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), last);
  const third = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), third, last);
  return String.fromCharCode(0xf0 | ((code >> 18) & 7), 0x80 | ((code >> 12) & 0x3f), third, last);
}
