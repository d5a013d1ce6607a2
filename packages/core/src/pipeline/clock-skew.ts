import type { HttpResponse } from "@smithy/types";
import type { STSClientResolvedConfig } from "../config/client-config.js";
import { header } from "../protocol/response-metadata.js";
import { isClockSkewCode } from "../retry/classify.js";

/** Below this a wrong clock does not matter to the service (it allows five minutes); milliseconds. */
const TOLERATED_SKEW = 240_000;

/** After so long a round trip the `Date` of an answer says too little; milliseconds. */
const MAX_ROUND_TRIP = 900_000;

/** Learns from the `Date` of an answer how far the service's clock is ahead of this machine's. */
export function learnClockOffset(
  config: Pick<STSClientResolvedConfig, "systemClockOffset">,
  response: HttpResponse | undefined,
  sentAt: number,
  receivedAt: number,
): void {
  if (!response?.headers || receivedAt - sentAt > MAX_ROUND_TRIP) return;
  // An answer with an age comes from a cache: its date is that of another time.
  if (header(response.headers, "age") !== undefined) return;
  const date = Date.parse(header(response.headers, "date") ?? "");
  if (!Number.isNaN(date)) config.systemClockOffset = date - receivedAt;
}

/** Marks an error that came of a wrong clock, once the clock is corrected: then another attempt may succeed. */
export function markCorrected(error: unknown, signedWith: number, offset: number): void {
  const { name, Code, $metadata } = error as { name?: string; Code?: string; $metadata?: object };
  if (!$metadata || !isClockSkewCode(Code ?? name)) return;
  if (Math.abs(offset - signedWith) >= TOLERATED_SKEW) Object.assign($metadata, { clockSkewCorrected: true });
}
