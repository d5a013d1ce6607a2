import type { HttpResponse } from "@smithy/types";
import type { STSClientResolvedConfig } from "../config/client-config.js";
import { header } from "../protocol/response-metadata.js";
import { isClockSkewCode } from "../retry/classify.js";

/** Below this a wrong clock does not matter to the service (it allows five minutes); milliseconds. */
const TOLERATED_SKEW = 240_000;

/** After so long a round trip the `Date` of an answer says too little; milliseconds. */
const MAX_ROUND_TRIP = 900_000;

/** Nobody's clock is as late as this, and signatures have four digits for the year; milliseconds since 1970. */
const LATEST_DATE = Date.UTC(9000, 0);

/** The service's own time ends its refusals of a signature, in ISO 8601's basic form. */
const TIME_IN_REFUSAL = /^Signature (?:expired|not yet current)\b.*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/s;

/**
 * Learns how far the service's clock is ahead of this machine's: from the `Date` of an answer or, where CORS hides that
 * from a page, from the message of a refusal.
 */
export function learnClockOffset(
  config: Pick<STSClientResolvedConfig, "systemClockOffset">,
  response: HttpResponse | undefined,
  sentAt: number,
  receivedAt: number,
  refusal = "",
): void {
  if (!response?.headers || receivedAt - sentAt > MAX_ROUND_TRIP) return;
  // An answer with an age comes from a cache: its date is that of another time.
  if (header(response.headers, "age") !== undefined) return;
  const date = Date.parse(header(response.headers, "date") ?? timeIn(refusal));
  if (date >= 0 && date < LATEST_DATE) config.systemClockOffset = date - receivedAt;
}

function timeIn(refusal: string): string {
  const found = TIME_IN_REFUSAL.exec(refusal);
  return found ? found[0].replace(TIME_IN_REFUSAL, "$1-$2-$3T$4:$5:$6Z") : "";
}

/** Marks an error that came of a wrong clock, once the clock is corrected: then another attempt may succeed. */
export function markCorrected(error: unknown, signedWith: number, offset: number): void {
  const { name, Code, $metadata } = error as { name?: string; Code?: string; $metadata?: object };
  if (!$metadata || !isClockSkewCode(Code ?? name)) return;
  if (Math.abs(offset - signedWith) >= TOLERATED_SKEW) Object.assign($metadata, { clockSkewCorrected: true });
}
