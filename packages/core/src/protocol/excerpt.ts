import { credentials } from "../models.js";
import type { Operation } from "../schema/operation.js";
import { secretNames } from "../schema/secrets.js";

/** How much of a response that is not from STS an error message shows. */
const MAX_SHOWN_CHARACTERS = 200;

/** How much of it is read: hiding secrets makes room for more. */
const MAX_READ_CHARACTERS = 4_000;

const HIDDEN = "[…]";

/**
 * Runs of characters as long as a key or part of a token: they may be credentials, or an assertion that a proxy echoes.
 * XML tags are not secrets, nor are shorter words of letters only, such as error codes.
 */
const SECRET_LIKE =
  /<\/?[A-Za-z][\w:.-]{0,60}(?=[\s>/])|(?=[A-Za-z]*[\d+/=%_-])[\w+/=%-]{16,}|[A-Za-z]{40,}/g;

/** A run at the end, which may be part of a secret and too short to be recognized. */
const CUT_RUN = /[\w+/=%.-]+$/;

/** The start of a body on one line, for an error message. Hides what has the name of a secret or looks like one. */
export function excerpt(body: string, { input, output }: Operation): string {
  // The response may be another operation's, so credentials are always hidden.
  const names = [input, output, credentials].flatMap(secretNames).join("|");
  const start = body.slice(0, MAX_READ_CHARACTERS);
  const shown = start
    .replace(namedValue(names), `$1${HIDDEN}`)
    .replace(SECRET_LIKE, (run) => (run.startsWith("<") ? run : HIDDEN));
  if (shown.length <= MAX_SHOWN_CHARACTERS && body.length <= MAX_READ_CHARACTERS)
    return JSON.stringify(shown);
  return `${JSON.stringify(shown.slice(0, MAX_SHOWN_CHARACTERS).replace(CUT_RUN, ""))} …`;
}

/** Matches a value with one of the names, in a form, JSON or XML. */
function namedValue(names: string): RegExp {
  return new RegExp(
    `(\\b(?:${names})\\b[^<>=:&]{0,40}[>=:]\\s*["']?(?:<!\\[CDATA\\[)?)[^<>&"'\\s,}\\]]+`,
    "g",
  );
}
