import type { HttpRequest } from "@smithy/types";

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Line breaks, other control characters, and what no header can carry. */
const ILLEGAL = /[^\t\x20-\x7e\x80-\xff]/;
/** Anything in a URL that would have to be encoded first; line breaks above all. */
const NOT_IN_URL = /[^\x21-\x7e]/;

/**
 * Keeps one header, or the request line, from becoming several, on every platform alike and without showing the value: it
 * may be a secret.
 *
 * @throws TypeError naming the header, or the part of the URL
 */
export function checkRequest(request: HttpRequest): void {
  for (const part of ["protocol", "hostname", "path"] as const) {
    if (NOT_IN_URL.test(request[part])) {
      throw new TypeError(
        `The ${part} of the request contains a line break or another character that is not allowed there. ` +
          "Check your endpointProvider and your middleware.",
      );
    }
  }
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is not the name of a header.`);
    if (ILLEGAL.test(headers[name]!)) {
      throw new TypeError(
        `The header ${name} holds a line break or another character that is not allowed there. Check what it is made of: ` +
          "credentials (a key read from a file may end in a line break), headers of the endpoint, middleware.",
      );
    }
  }
}
