import type { RetryErrorInfo, RetryErrorType, RetryStrategyV2, RetryToken } from "@smithy/types";
import type { Awaitable, Time } from "../platform.js";
import type { TurnLimits } from "./rate-limiter.js";

/** The first backoff's upper bound, doubled with each further one; milliseconds. */
const BASE_DELAY = 50;
const THROTTLING_BASE_DELAY = 1_000;
const MAX_DELAY = 20_000;
/** How much longer than the backoff a service's hint may make a wait; milliseconds. */
const MAX_HINT_EXCESS = 5_000;

/** What a client may spend on retries; a success gives back what its retry took, or 1. */
const CAPACITY = 500;
const RETRY_COST = 14;
const THROTTLING_RETRY_COST = 5;
const SUCCESS_GAIN = 1;

/** What a retry strategy works with. */
export interface RetryEnvironment {
  readonly time: Time;
  random(): number;
  /** All attempts of a call, the first one included. */
  maxAttempts(): Awaitable<number>;
}

/** A retry strategy that holds attempts to a pace. */
export interface PacedRetryStrategy extends RetryStrategyV2 {
  /** Lets an attempt go, now or when its turn comes; rejects when the call ends before that. */
  takeTurn?(limits: TurnLimits): undefined | Promise<void>;
}

/** A token that knows what it cost. */
export interface PaidRetryToken extends RetryToken {
  readonly cost: number | undefined;
}

/** Full jitter over an exponential backoff, and a bucket that keeps retries from multiplying an outage. */
export class StandardRetryStrategy implements RetryStrategyV2 {
  readonly mode: string = "standard";
  private readonly environment: RetryEnvironment;
  private capacity = CAPACITY;

  constructor(environment: RetryEnvironment) {
    this.environment = environment;
  }

  async acquireInitialRetryToken(_scope: string): Promise<RetryToken> {
    return retryToken(0, 0, undefined);
  }

  /** @throws Error when the call is not to be tried again: its caller gets the error of the attempt. */
  async refreshRetryTokenForRetry(token: RetryToken, failure: RetryErrorInfo): Promise<RetryToken> {
    const { errorType } = failure;
    const retries = token.getRetryCount();
    const cost = errorType === "THROTTLING" ? THROTTLING_RETRY_COST : RETRY_COST;
    if (errorType !== "THROTTLING" && errorType !== "TRANSIENT")
      throw new Error("The error is not retryable.");
    if (retries + 1 >= (await this.environment.maxAttempts())) throw new Error("No attempt is left.");
    if (cost > this.capacity) throw new Error("The retry capacity of this client is used up.");
    this.capacity -= cost;
    return retryToken(retries + 1, this.delay(retries, errorType, failure.retryAfterHint), cost);
  }

  recordSuccess(token: RetryToken): void {
    const gain = (token as Partial<PaidRetryToken>).cost ?? SUCCESS_GAIN;
    this.capacity = Math.min(CAPACITY, this.capacity + gain);
  }

  private delay(retries: number, errorType: RetryErrorType, hint: Date | undefined): number {
    const base = errorType === "THROTTLING" ? THROTTLING_BASE_DELAY : BASE_DELAY;
    const backoff = Math.floor(this.environment.random() * Math.min(base * 2 ** retries, MAX_DELAY));
    if (!hint) return backoff;
    return Math.max(
      backoff,
      Math.min(hint.getTime() - this.environment.time.now(), backoff + MAX_HINT_EXCESS),
    );
  }
}

function retryToken(count: number, delay: number, cost: number | undefined): PaidRetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay, cost };
}
