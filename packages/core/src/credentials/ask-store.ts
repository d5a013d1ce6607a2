import { within } from "../deadline/time.js";
import type { Awaitable, Time } from "../platform.js";

/** How long a store may take to answer; milliseconds. */
const TIMEOUT = 5_000;

const TIMED_OUT = Symbol();

/**
 * Asks a store for something.
 *
 * @param failure - what to say when it fails, e.g. `The credential store cannot be read`
 * @throws Error with that and the reason, when the store fails or takes longer than five seconds
 */
export async function askStore<T>(time: Time, failure: string, ask: () => Awaitable<T>): Promise<T> {
  try {
    const answer = Promise.resolve(ask());
    // In two halves: to a process that was frozen for a while, e.g. a function between two calls, all that time seems to have
    // passed at once. The second half lets it read an answer that has long been there.
    let result = await within(time, TIMEOUT / 2, answer, TIMED_OUT);
    if (result === TIMED_OUT) result = await within(time, TIMEOUT / 2, answer, TIMED_OUT);
    if (result === TIMED_OUT) throw new Error(`it took longer than ${TIMEOUT} ms`);
    return result as T;
  } catch (error) {
    throw new Error(`${failure}: ${reason(error)}`);
  }
}

/** JSON.parse quotes what it was given: credentials, as the case may be. */
function reason(error: unknown): string {
  return error instanceof SyntaxError
    ? "it is not valid JSON"
    : String((error as Error | undefined)?.message);
}
