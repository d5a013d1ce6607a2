import type { RefusedSignature } from "../refused-signature.js";
import type { Deviation } from "./deviation.js";

/** What signers get wrong that people write themselves. */
export function otherCanonicalRequests({ request, content }: RefusedSignature): Deviation[] {
  const query = request.queryString
    .split("&")
    .filter((pair) => !pair.startsWith("X-Amz-Signature="))
    .join("&");
  const withQuery = (raw: string) => (canonicalRequest: string) => {
    const [method, path, , ...rest] = canonicalRequest.split("\n");
    return [method, path, raw, ...rest].join("\n");
  };
  const mistakes: readonly (readonly [string, string, (canonicalRequest: string) => string])[] = [
    [
      "with the query string as it was sent",
      "The canonical one is sorted by name, and everything but letters, digits and -._~ is escaped.",
      withQuery(query),
    ],
    [
      "with + for spaces in the query string",
      "In the canonical one, spaces are %20.",
      withQuery(query.replaceAll("%20", "+")),
    ],
    [
      "without the empty line after the headers",
      "Each header ends with a line break, and another one follows the last.",
      (canonicalRequest) => canonicalRequest.replace(/\n\n(?=[^\n]+\n[^\n]+$)/, "\n"),
    ],
    [
      "with a line break at the end of the canonical request",
      "It ends with the hash of the body.",
      (canonicalRequest) => `${canonicalRequest}\n`,
    ],
    [
      "without the hash of the body",
      "The canonical request ends with it, even if there is no body.",
      (canonicalRequest) => canonicalRequest.replace(/[^\n]*$/, ""),
    ],
    [
      "with several spaces in a row in a header",
      "The canonical request has one space for them.",
      (canonicalRequest) =>
        canonicalRequest.replace(/^([\w-]+):.*$/gm, (line, name: string) =>
          content.headers[name] === undefined ? line : `${name}:${content.headers[name]}`,
        ),
    ],
    [
      "with the headers' names in another case",
      "The canonical request has them in lowercase.",
      (canonicalRequest) =>
        canonicalRequest.replace(/^[a-z0-9-]+(?=:)/gm, (name) =>
          name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
        ),
    ],
  ];
  return mistakes.map(([as, advice, rewrite]) => ({
    cause: "canonical-request",
    as,
    advice,
    mistake: { rewrite },
  }));
}
