import type { RetryErrorInfo, RetryErrorType, RetryStrategyV2, RetryToken } from "@smithy/types";
import type { Awaitable, Time } from "../platform.js";
import type { TurnLimits } from "./rate-limiter.js";

/** The upper bound of the first backoff, doubled for each further one; milliseconds. */
const BASE_DELAY = 50;
const THROTTLING_BASE_DELAY = 1_000;
const MAX_DELAY = 20_000;
/** By how much the service's `retry-after` may exceed the backoff; milliseconds. */
const MAX_HINT_EXCESS = 5_000;

/** The initial budget for retries, and its limit. A success returns what its retry cost, or 1. */
const CAPACITY = 500;
const RETRY_COST = 14;
const THROTTLING_RETRY_COST = 5;
const SUCCESS_GAIN = 1;

/** What is left for retries. A client has one budget; operations called as functions share one. */
export interface RetryBudget {
  left: number;
}

export function retryBudget(): RetryBudget {
  return { left: CAPACITY };
}

/** What a retry strategy needs from its client. */
export interface RetryEnvironment {
  readonly time: Time;
  random(): number;
  /** The maximum number of attempts per call, including the first. */
  maxAttempts(): Awaitable<number>;
}

/** A retry strategy that limits the rate of attempts. */
export interface PacedRetryStrategy extends RetryStrategyV2 {
  /** Waits until the attempt may start, if it has to wait. Rejects if the call ends before that. */
  takeTurn?(limits: TurnLimits): undefined | Promise<void>;
}

/** A token that remembers what its retry cost. */
interface PaidRetryToken extends RetryToken {
  readonly cost: number | undefined;
}

/** Exponential backoff with full jitter, and a token bucket that keeps retries from making an outage worse. */
export class StandardRetryStrategy implements RetryStrategyV2 {
  readonly mode: string = "standard";
  readonly #environment: RetryEnvironment;
  readonly #budget: RetryBudget;

  constructor(environment: RetryEnvironment, budget: RetryBudget = retryBudget()) {
    this.#environment = environment;
    this.#budget = budget;
  }

  async acquireInitialRetryToken(_scope: string): Promise<RetryToken> {
    return retryToken(0, 0, undefined);
  }

  /** @throws Error if there is no retry. The caller of the operation then gets the error of the attempt. */
  async refreshRetryTokenForRetry(token: RetryToken, failure: RetryErrorInfo): Promise<RetryToken> {
    const { errorType } = failure;
    const retries = token.getRetryCount();
    const cost = errorType === "THROTTLING" ? THROTTLING_RETRY_COST : RETRY_COST;
    if (errorType !== "THROTTLING" && errorType !== "TRANSIENT")
      throw new Error("The error is not retryable.");
    if (retries + 1 >= (await this.#environment.maxAttempts())) throw new Error("No attempts are left.");
    if (cost > this.#budget.left) throw new Error("The retry capacity of this client is used up.");
    this.#budget.left -= cost;
    return retryToken(retries + 1, this.#delay(retries, errorType, failure.retryAfterHint), cost);
  }

  recordSuccess(token: RetryToken): void {
    const gain = (token as Partial<PaidRetryToken>).cost ?? SUCCESS_GAIN;
    this.#budget.left = Math.min(CAPACITY, this.#budget.left + gain);
  }

  #delay(retries: number, errorType: RetryErrorType, hint: Date | undefined): number {
    const base = errorType === "THROTTLING" ? THROTTLING_BASE_DELAY : BASE_DELAY;
    const backoff = Math.floor(this.#environment.random() * Math.min(base * 2 ** retries, MAX_DELAY));
    if (!hint) return backoff;
    return Math.max(
      backoff,
      Math.min(hint.getTime() - this.#environment.time.now(), backoff + MAX_HINT_EXCESS),
    );
  }
}

function retryToken(count: number, delay: number, cost: number | undefined): PaidRetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay, cost };
}
