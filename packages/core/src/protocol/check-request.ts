import type { HttpRequest } from "@smithy/types";

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Line breaks, other control characters, and anything beyond Latin-1. */
const ILLEGAL = /[^\t\x20-\x7e\x80-\xff]/;
/** Characters that must be percent-encoded in a URL, line breaks above all. */
const NOT_IN_URL = /[^\x21-\x7e]/;

/**
 * Prevents header injection, in the same way on every platform. The error does not show the value, which may be a secret.
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
    if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is not a valid header name.`);
    if (ILLEGAL.test(headers[name]!)) {
      throw new TypeError(
        `The header ${name} contains a line break or another character that is not allowed there. Check where it comes from: ` +
          "credentials (a key read from a file may end in a line break), headers of the endpoint, middleware.",
      );
    }
  }
}
