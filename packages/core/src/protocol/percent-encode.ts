/** What `encodeURIComponent` leaves and RFC 3986 reserves. */
const RESERVED = /[!'()*]/g;

/** What no encoding can express in UTF-8: half of a surrogate pair. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Percent-encodes all but RFC 3986's unreserved characters. A lone surrogate becomes U+FFFD, as in any UTF-8 encoder. */
export function percentEncode(text: string): string {
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    encoded = encodeURIComponent(text.replace(LONE_SURROGATE, "\uFFFD"));
  }
  return encoded.replace(RESERVED, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
