import { NetworkError } from "./transport.js";

/** The longest answer that is read, in bytes or characters: STS sends a few thousand, so a longer one is not its. */
export const LONGEST_ANSWER = 10 * 1024 * 1024;

/** The error for an answer longer than that. */
export function answerTooLarge(): NetworkError {
  return new NetworkError(`The server sent more than ${LONGEST_ANSWER} bytes, which is no answer of STS.`, {
    code: "ERR_BODY_TOO_LARGE",
  });
}
