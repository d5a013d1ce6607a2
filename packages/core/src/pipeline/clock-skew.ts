import type { HttpResponse } from "@smithy/types";
import { header } from "../protocol/response-metadata.js";
import { isClockSkewCode } from "../retry/classify.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";

/** Skew below this does not matter, since the service allows five minutes; milliseconds. */
const TOLERATED_SKEW = 240_000;

/** After a longer round trip, the `Date` of a response is too inaccurate; milliseconds. */
const MAX_ROUND_TRIP = 900_000;

/** Later dates are ignored: no clock is that far off, and signatures have four-digit years; milliseconds since 1970. */
const LATEST_DATE = Date.UTC(9000, 0);

/** When STS rejects the date of a signature, its message ends with its own time, in ISO 8601 basic format. */
const TIME_IN_MESSAGE = /^Signature (?:expired|not yet current)\b.*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/s;

type ClockConfig = Pick<STSClientResolvedConfig, "systemClockOffset" | "disableClockSkewCorrection">;

/** How far the service's clock is ahead, for signatures: 0 if the client is told not to correct its clock. */
export async function clockOffset(config: ClockConfig): Promise<number> {
  return (await config.disableClockSkewCorrection()) ? 0 : config.systemClockOffset;
}

/**
 * Learns how far the service's clock is ahead of this machine's from the `Date` header of a response or, since CORS
 * hides that header from web pages, from the message of an error.
 */
export function learnClockOffset(
  config: Pick<STSClientResolvedConfig, "systemClockOffset">,
  response: HttpResponse | undefined,
  sentAt: number,
  receivedAt: number,
  errorMessage = "",
): void {
  if (!response?.headers || receivedAt - sentAt > MAX_ROUND_TRIP) return;
  // A response with an `Age` comes from a cache, so its date is an old one.
  if (header(response.headers, "age") !== undefined) return;
  const date = Date.parse(header(response.headers, "date") ?? timeIn(errorMessage));
  if (date >= 0 && date < LATEST_DATE) config.systemClockOffset = date - receivedAt;
}

function timeIn(errorMessage: string): string {
  const found = TIME_IN_MESSAGE.exec(errorMessage);
  return found ? found[0].replace(TIME_IN_MESSAGE, "$1-$2-$3T$4:$5:$6Z") : "";
}

/** Whether the service rejected the request because of a wrong clock that has been corrected since. */
export function isCorrectedSkew(error: object, signedWith: number, offset: number): boolean {
  const { name, Code, $metadata } = error as { name?: string; Code?: string; $metadata?: object };
  return (
    $metadata !== undefined &&
    isClockSkewCode(Code ?? name) &&
    Math.abs(offset - signedWith) >= TOLERATED_SKEW
  );
}
