import type { HttpResponse } from "@smithy/types";
import { header } from "../protocol/response-metadata.js";
import { isClockSkewCode } from "../retry/classify.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";

/** Less than this does not matter to the service, which allows five minutes; milliseconds. */
const TOLERATED_SKEW = 240_000;

/** After a round trip this long, the `Date` of a response says too little; milliseconds. */
const MAX_ROUND_TRIP = 900_000;

/** No clock is off by this much, and signatures have four digits for the year; milliseconds since 1970. */
const LATEST_DATE = Date.UTC(9000, 0);

/** STS ends its refusal of a signature with its own time, in ISO 8601's basic form. */
const TIME_IN_REFUSAL = /^Signature (?:expired|not yet current)\b.*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/s;

/**
 * Learns how far the service's clock is ahead of this machine's: from the `Date` of a response or, where CORS hides that
 * header from a page, from the message of a refusal.
 */
export function learnClockOffset(
  config: Pick<STSClientResolvedConfig, "systemClockOffset">,
  response: HttpResponse | undefined,
  sentAt: number,
  receivedAt: number,
  refusal = "",
): void {
  if (!response?.headers || receivedAt - sentAt > MAX_ROUND_TRIP) return;
  // A response with an age comes from a cache, and so does its date.
  if (header(response.headers, "age") !== undefined) return;
  const date = Date.parse(header(response.headers, "date") ?? timeIn(refusal));
  if (date >= 0 && date < LATEST_DATE) config.systemClockOffset = date - receivedAt;
}

function timeIn(refusal: string): string {
  const found = TIME_IN_REFUSAL.exec(refusal);
  return found ? found[0].replace(TIME_IN_REFUSAL, "$1-$2-$3T$4:$5:$6Z") : "";
}

/** Whether the service refused the request over a wrong clock that has been corrected since. */
export function isCorrectedSkew(error: object, signedWith: number, offset: number): boolean {
  const { name, Code, $metadata } = error as { name?: string; Code?: string; $metadata?: object };
  return (
    $metadata !== undefined &&
    isClockSkewCode(Code ?? name) &&
    Math.abs(offset - signedWith) >= TOLERATED_SKEW
  );
}
