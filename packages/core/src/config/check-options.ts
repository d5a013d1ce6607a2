import type { RetryStrategy, RetryStrategyV2 } from "@smithy/types";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";

/**
 * The region that an option or a provider gave; `undefined` where it gave none.
 *
 * @throws TypeError when it is no string
 */
export function checkRegionType(given: unknown): string | undefined {
  if (given === undefined || given === null || given === "") return undefined;
  if (typeof given === "string") return given;
  throw new TypeError(`region is of type ${typeof given}, but must be a string such as "eu-west-1".`);
}

/**
 * @throws TypeError when it is not a whole number from 1
 */
export function checkMaxAttempts(given: unknown): number {
  const attempts = typeof given === "string" ? Number(given) : given;
  if (typeof attempts !== "number" || !Number.isInteger(attempts) || attempts < 1) {
    const shown = typeof given === "number" ? String(given) : JSON.stringify(given);
    throw new TypeError(
      `maxAttempts is ${shown}, but must be a whole number from 1. Give 1 to try once and never again.`,
    );
  }
  return attempts;
}

/**
 * @throws TypeError when there is no such mode
 */
export function checkRetryMode(given: unknown): "standard" | "adaptive" {
  if (given === "standard" || given === "adaptive") return given;
  // What older SDKs called their only way of retrying is the standard mode here.
  if (given === "legacy") return "standard";
  throw new TypeError(
    `retryMode is ${JSON.stringify(given)}, but must be "standard" or "adaptive" ("legacy" means standard).`,
  );
}

/**
 * @throws TypeError when it has the methods of neither generation of smithy's strategies
 */
export function checkRetryStrategy(given: RetryStrategyV2 | RetryStrategy): RetryStrategyV2 | RetryStrategy {
  const { acquireInitialRetryToken, retry } = (given ?? {}) as Partial<RetryStrategyV2 & RetryStrategy>;
  if (typeof acquireInitialRetryToken === "function" || typeof retry === "function") return given;
  throw new TypeError(
    "retryStrategy is no retry strategy: it lacks acquireInitialRetryToken. Give one such as StandardRetryStrategy, or a function that gives one.",
  );
}

/**
 * @throws TypeError when an endpoint provider gave something else
 */
export function checkEndpoint(given: ResolvedEndpoint): ResolvedEndpoint {
  if (typeof given?.url?.hostname === "string") return given;
  throw new TypeError(
    "endpointProvider gave no endpoint. Return { url: new URL(…), properties: {}, headers: {} }.",
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
