/** What stands for a text that is not shown. */
export const NOT_SHOWN = "(not shown: it looks like a secret)";

/** As long as a secret access key, the shortest secret there is, or padded as session tokens are, or a JSON Web Token. */
const SECRET = /[A-Za-z0-9+/_-]{40}|[A-Za-z0-9+/_-]={1,2}$|^eyJ[\w-]+\.[\w-]+\./;

/** ARNs, URLs, paths and the names of packages say what they are. */
const PLAIN = /^(?:arn:|(?:https?|file):|@[\w-]+\/|[~.]*[/\\]|[A-Za-z]:\\)/;

/** A word of a message: what has blanks, quotes or brackets around it, except that `key=[value` is one. */
const WORD = /(?:[^\s"'`,;()[\]{}<>]|=\[)+/g;

/** Names are no longer than this, in characters; a message need not have more of one. */
const LONGEST = 200;

/** Whether a text from a shared config file may be a secret that stands in the wrong place. */
export function looksSecret(text: string): boolean {
  return SECRET.test(text) && !PLAIN.test(text);
}

/** A text from a shared config file or the environment, for a message. */
export function shown(text: string): string {
  if (looksSecret(text)) return NOT_SHOWN;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A text without these values. */
export function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((result, value) => result.replaceAll(value, "(not shown)"), text);
}

/** A message without these values, and without words that look like secrets. */
export function withoutSecrets(message: string, values: readonly string[]): string {
  return withoutValues(message, values).replace(WORD, (word) => (looksSecret(word) ? NOT_SHOWN : word));
}
