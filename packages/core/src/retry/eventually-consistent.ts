import { InvalidIdentityTokenException } from "../errors/modelled.js";

/** The wait before the second attempt, doubled with each further one; milliseconds. */
const BASE_DELAY = 1_000;

/**
 * When to try again what STS may only not know yet: a web identity token is called invalid for some seconds after its
 * identity provider was set up, or rotated its keys. The backoff of other failures is too short for that.
 */
export function eventuallyConsistent(error: unknown, now: number, attempt: number): Date | undefined {
  return error instanceof InvalidIdentityTokenException
    ? new Date(now + BASE_DELAY * 2 ** (attempt - 1))
    : undefined;
}
