import type { HttpRequest, QueryParameterBag } from "@smithy/types";

/** Characters that RFC 3986 reserves, but `encodeURIComponent` does not encode. */
const RESERVED = /[!'()*]/g;

/** Surrogate pairs and lone surrogates. (Older Safari versions cannot parse a lookbehind.) */
const SURROGATES = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;

/**
 * Percent-encodes all but RFC 3986's unreserved characters. A lone surrogate becomes U+FFFD, as in any UTF-8 encoder.
 */
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

/** The parameters of a query, percent-encoded: a pair for each value, in their order. */
export function queryPairs(query: QueryParameterBag | undefined): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (const name of Object.keys(query ?? {})) {
    const value = query![name];
    if (value === null || value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value])
      pairs.push([percentEncode(name), percentEncode(item)]);
  }
  return pairs;
}

/** The query string of encoded pairs. */
export function joinPairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs.map((pair) => pair.join("=")).join("&");
}

/** The URL of a request, its query percent-encoded: `https://sts.eu-west-1.amazonaws.com/?Action=…`. */
export function formatUrl({ protocol, hostname, port, path, query }: HttpRequest): string {
  const pairs = queryPairs(query);
  const scheme = protocol.endsWith(":") ? protocol : `${protocol}:`;
  return `${scheme}//${hostname}${port ? `:${port}` : ""}${path}${pairs.length > 0 ? `?${joinPairs(pairs)}` : ""}`;
}
