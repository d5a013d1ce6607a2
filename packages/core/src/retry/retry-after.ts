import type { HttpResponse } from "@smithy/types";
import { header } from "../protocol/response-metadata.js";

/** A hint beyond this stands for it: longer than any wait, and still a date; milliseconds. */
const LONGEST_HINT = 86_400_000;

const SECONDS = /^\d+(\.\d+)?$/;

/**
 * When the service asks to be called again, by `Retry-After` (seconds or a date) or `x-amz-retry-after` (milliseconds).
 * A hint that is neither is passed over: the backoff holds.
 */
export function retryAfterHint(response: HttpResponse | undefined, now: number): Date | undefined {
  if (!response?.headers) return undefined;
  const after = header(response.headers, "retry-after")?.trim();
  if (after !== undefined) {
    const at = SECONDS.test(after) ? now + Number(after) * 1000 : Date.parse(after);
    return Number.isNaN(at) ? undefined : new Date(Math.min(at, now + LONGEST_HINT));
  }
  const ms = header(response.headers, "x-amz-retry-after")?.trim();
  return ms !== undefined && SECONDS.test(ms)
    ? new Date(now + Math.min(Number(ms), LONGEST_HINT))
    : undefined;
}
