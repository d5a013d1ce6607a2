/** What `encodeURIComponent` leaves and RFC 3986 reserves. */
const RESERVED = /[!'()*]/g;

/** Surrogate pairs, and halves of one that stand alone. (A lookbehind would keep older Safaris from loading the file.) */
const SURROGATES = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;

/** Percent-encodes all but RFC 3986's unreserved characters. A lone surrogate becomes U+FFFD, as in any UTF-8 encoder. */
export function percentEncode(text: string): string {
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    encoded = encodeURIComponent(
      text.replace(SURROGATES, (found) => (found.length === 2 ? found : "\uFFFD")),
    );
  }
  return encoded.replace(RESERVED, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
