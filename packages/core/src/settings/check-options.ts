import type { RetryStrategy, RetryStrategyV2 } from "@smithy/types";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Setting } from "../platform.js";

/**
 * What an option gave; `undefined` if it gave nothing.
 *
 * @throws TypeError naming the option, when it gave something that is not allowed
 */
export function checkSetting<T>(
  name: string,
  setting: Pick<Setting<T>, "allowed" | "hidden" | "read">,
  given: unknown,
): T | undefined {
  if (given === undefined || given === null || given === "") return undefined;
  const value = setting.read(given);
  if (value !== undefined) return value;
  const isText = typeof given === "string" && !setting.hidden;
  const shown = isText
    ? JSON.stringify(given)
    : typeof given === "number" || typeof given === "boolean"
      ? String(given)
      : `of type ${typeof given}`;
  throw new TypeError(`${name} is ${shown}, but must be ${setting.allowed}.`);
}

/** More is surely a mistake, and any clock with such an offset still gives a date. */
const LARGEST_CLOCK_OFFSET_MS = 1e13;

/**
 * @throws TypeError when it is not a number, or so large that no date could be made of it
 */
export function checkClockOffset(given: number | undefined): number | undefined {
  const setting = {
    allowed: `a number of milliseconds from -${LARGEST_CLOCK_OFFSET_MS} to ${LARGEST_CLOCK_OFFSET_MS}`,
    read: (value: unknown) =>
      typeof value === "number" && Math.abs(value) <= LARGEST_CLOCK_OFFSET_MS ? value : undefined,
  };
  return checkSetting("systemClockOffset", setting, given);
}

/**
 * @throws TypeError when it has the methods of neither generation of smithy's strategies
 */
export function checkRetryStrategy(given: RetryStrategyV2 | RetryStrategy): RetryStrategyV2 | RetryStrategy {
  const { acquireInitialRetryToken, retry } = (given ?? {}) as Partial<RetryStrategyV2 & RetryStrategy>;
  if (typeof acquireInitialRetryToken === "function" || typeof retry === "function") return given;
  throw new TypeError(
    "retryStrategy lacks the method acquireInitialRetryToken. Give a strategy such as StandardRetryStrategy, or a function that returns one.",
  );
}

/**
 * @throws TypeError when an endpoint provider returned something else
 */
export function checkEndpoint(given: ResolvedEndpoint): ResolvedEndpoint {
  if (typeof given?.url?.hostname === "string") return given;
  throw new TypeError(
    "endpointProvider returned no endpoint. Return { url: new URL(…), properties: {}, headers: {} }.",
  );
}

/**
 * @throws TypeError when it is neither a request handler nor an object of options
 */
export function checkRequestHandler(given: unknown): void {
  if (given === undefined || given === null || typeof given === "object") return;
  if (typeof (given as { handle?: unknown }).handle === "function") return;
  throw new TypeError(
    `requestHandler is of type ${typeof given}, but must be an object: a request handler, which has a method handle, or options for the platform's own.`,
  );
}
