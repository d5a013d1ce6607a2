/** Adds a sentence to a message, whose last one may lack its full stop. */
export function withSentence(message: string, sentence: string): string {
  return `${message}${/[.!?]["')\]]?$/.test(message) ? "" : "."} ${sentence}`;
}
