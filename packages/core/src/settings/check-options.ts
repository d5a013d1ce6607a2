import type { Logger, RetryStrategy, RetryStrategyV2 } from "@smithy/types";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Setting } from "../platform.js";

/**
 * Parses an option; `undefined` if it is not set.
 *
 * @throws TypeError naming the option, when its value is not allowed
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

/**
 * @param whose - a client, or an operation that is called as a function
 * @throws TypeError when the options are no object
 */
export function checkOptionsObject(given: unknown, whose = "A client"): void {
  if (typeof given === "object" && !Array.isArray(given)) return;
  const what = Array.isArray(given) ? "an array" : `a value of type ${typeof given}`;
  throw new TypeError(
    `${whose} takes its options as an object, but ${what} was given. Give { region: "eu-west-1" }, for example.`,
  );
}

/**
 * @throws TypeError when it is no object
 */
export function checkLogger(given: Logger | null | undefined): Logger | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given === "object" || typeof given === "function") return given;
  throw new TypeError(
    `logger is of type ${typeof given}, but must be an object with the methods debug, info, warn and error, such as console.`,
  );
}

/** About 317 years: a larger offset is surely a mistake, and this one still results in a valid date. */
const MAX_CLOCK_OFFSET_MS = 1e13;

/**
 * @throws TypeError when it is not a number or out of range
 */
export function checkClockOffset(given: number | undefined): number | undefined {
  const setting = {
    allowed: `a number of milliseconds from -${MAX_CLOCK_OFFSET_MS} to ${MAX_CLOCK_OFFSET_MS}`,
    read: (value: unknown) =>
      typeof value === "number" && Math.abs(value) <= MAX_CLOCK_OFFSET_MS ? value : undefined,
  };
  return checkSetting("systemClockOffset", setting, given);
}

/**
 * @throws TypeError when it is not a strategy of either of smithy's generations
 */
export function checkRetryStrategy(given: RetryStrategyV2 | RetryStrategy): RetryStrategyV2 | RetryStrategy {
  const { acquireInitialRetryToken, retry } = (given ?? {}) as Partial<RetryStrategyV2 & RetryStrategy>;
  if (typeof acquireInitialRetryToken === "function" || typeof retry === "function") return given;
  throw new TypeError(
    "retryStrategy lacks the method acquireInitialRetryToken. Give a strategy such as StandardRetryStrategy, or a function that returns one.",
  );
}

/**
 * @throws TypeError when the endpoint provider returned something else
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
