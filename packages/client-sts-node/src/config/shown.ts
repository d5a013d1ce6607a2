/** What stands for a text that is not shown. */
export const NOT_SHOWN = "(not shown: it looks like a secret)";

/** As long as a secret access key, the shortest secret there is, or padded as session tokens are. */
const SECRET = /[A-Za-z0-9+/_-]{40}|[A-Za-z0-9+/_-]={1,2}$/;

/** ARNs, URLs and paths say what they are. */
const PLAIN = /^(?:arn:|https?:|[~.]*[/\\]|[A-Za-z]:\\)/;

/** Whether a text from a shared config file may be a secret that stands in the wrong place. */
export function looksSecret(text: string): boolean {
  return SECRET.test(text) && !PLAIN.test(text);
}

/** A text from a shared config file or the environment, for a message. */
export function shown(text: string): string {
  return looksSecret(text) ? NOT_SHOWN : text;
}
