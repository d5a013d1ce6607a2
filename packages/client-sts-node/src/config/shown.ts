/** Replaces a value that is not shown. */
export const NOT_SHOWN = "(not shown: it looks like a secret)";

/** As long as a secret access key, which is the shortest secret, or padded like a session token, or a JSON Web Token. */
const SECRET = /[A-Za-z0-9+/_-]{40}|[A-Za-z0-9+/_-]{16}={1,2}$|^eyJ[\w-]+\.[\w-]+\./;

/** ARNs, URLs, paths and package names are not secrets. */
const PLAIN = /^(?:arn:|(?:https?|file):|@[\w-]+\/|[~.]*[/\\]|[A-Za-z]:\\)/;

/** A word in a message, delimited by blanks, quotes or brackets. `key=[value` counts as one word. */
const WORD = /(?:[^\s"'`,;()[\]{}<>]|=\[)+/g;

/** How much of a value a message shows, in characters. Names are shorter. */
const MAX_SHOWN = 200;

/** Whether a string from a shared config file may be a secret in the wrong place. */
export function looksSecret(text: string): boolean {
  return SECRET.test(text) && !PLAIN.test(text);
}

/** Prepares a string from a shared config file or the environment for a message. */
export function shown(text: string): string {
  if (looksSecret(text)) return NOT_SHOWN;
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Removes these values from a text. */
export function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((result, value) => result.replaceAll(value, "(not shown)"), text);
}

/** Removes these values from a message, and words that look like secrets. */
export function withoutSecrets(message: string, values: readonly string[]): string {
  return withoutValues(message, values).replace(WORD, (word) => (looksSecret(word) ? NOT_SHOWN : word));
}
