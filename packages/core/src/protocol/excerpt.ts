import { credentials } from "../models.js";
import type { Operation } from "../schema/operation.js";
import { secretNames } from "../schema/secrets.js";

/** How much of an answer that is none of STS's an error message shows. */
const SHOWN_CHARACTERS = 200;

/** How much of it is looked at: what is hidden makes room for more. */
const READ_CHARACTERS = 4_000;

const HIDDEN = "[…]";

/**
 * Runs as long as a key or a part of a token: they may be credentials, or an assertion that a proxy echoes. Tags are none,
 * nor are words of letters alone, such as an error code.
 */
const SECRET_LIKE =
  /<\/?[A-Za-z][\w:.-]{0,60}(?=[\s>/])|(?=[A-Za-z]*[\d+/=%_-])[\w+/=%-]{16,}|[A-Za-z]{40,}/g;

/** What of a run was cut off at the end cannot be recognized any more. */
const CUT_RUN = /[\w+/=%.-]+$/;

/** The start of a body on one line, for a message; without what it holds under a secret's name, or looks like a secret. */
export function excerpt(body: string, { input, output }: Operation): string {
  // An answer that is none of the operation's may be another's.
  const names = [input, output, credentials].flatMap(secretNames).join("|");
  const start = body.slice(0, READ_CHARACTERS);
  const shown = start
    .replace(underName(names), `$1${HIDDEN}`)
    .replace(SECRET_LIKE, (run) => (run.startsWith("<") ? run : HIDDEN));
  if (shown.length <= SHOWN_CHARACTERS && body.length <= READ_CHARACTERS) return JSON.stringify(shown);
  return `${JSON.stringify(shown.slice(0, SHOWN_CHARACTERS).replace(CUT_RUN, ""))} …`;
}

/** A value under one of the names, as a form, JSON or XML would have it. */
function underName(names: string): RegExp {
  return new RegExp(
    `(\\b(?:${names})\\b[^<>=:&]{0,40}[>=:]\\s*["']?(?:<!\\[CDATA\\[)?)[^<>&"'\\s,}\\]]+`,
    "g",
  );
}
