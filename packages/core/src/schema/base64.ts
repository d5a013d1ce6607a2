const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Encodes ASCII text, such as a URL, form or header, as base64. */
export function base64(ascii: string): string {
  let encoded = "";
  for (let index = 0; index < ascii.length; index += 3) {
    const bytes = [0, 1, 2].map((offset) => ascii.charCodeAt(index + offset) || 0);
    const bits = (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join("");
    const length = ascii.length - index;
    encoded += length >= 3 ? digits : digits.slice(0, length + 1).padEnd(4, "=");
  }
  return encoded;
}

/** Encodes ASCII text as URL-safe base64 (RFC 4648, section 5), without padding. */
export function base64Url(ascii: string): string {
  return base64(ascii).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
