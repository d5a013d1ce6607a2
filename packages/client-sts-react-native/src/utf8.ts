/** Encodes a string as TextEncoder does, which Hermes may lack. Lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  // A UTF-16 unit takes up to three bytes, a surrogate pair four.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    let point = text.codePointAt(index)!;
    if (point > 0xffff) index++;
    else if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;

    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    const following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    const mark = [0, 0xc0, 0xe0, 0xf0][following]!;
    bytes[length++] = mark | (point >> (6 * following));
    for (let rest = following - 1; rest >= 0; rest--) bytes[length++] = 0x80 | ((point >> (6 * rest)) & 0x3f);
  }
  return bytes.subarray(0, length);
}
