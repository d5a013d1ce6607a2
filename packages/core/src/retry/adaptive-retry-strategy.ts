import type { RetryErrorInfo, RetryToken } from "@smithy/types";
import { RateLimiter, type TurnLimits } from "./rate-limiter.js";
import {
  type PacedRetryStrategy,
  type RetryEnvironment,
  StandardRetryStrategy,
} from "./standard-retry-strategy.js";

/** The standard strategy, with attempts limited to a rate learned from the service's throttling. */
export class AdaptiveRetryStrategy extends StandardRetryStrategy implements PacedRetryStrategy {
  override readonly mode = "adaptive";
  readonly #limiter: RateLimiter;

  constructor(environment: RetryEnvironment) {
    super(environment);
    this.#limiter = new RateLimiter(environment.time);
  }

  takeTurn(limits: TurnLimits): undefined | Promise<void> {
    return this.#limiter.take(limits);
  }

  override refreshRetryTokenForRetry(token: RetryToken, failure: RetryErrorInfo): Promise<RetryToken> {
    this.#limiter.record(failure.errorType === "THROTTLING");
    return super.refreshRetryTokenForRetry(token, failure);
  }

  override recordSuccess(token: RetryToken): void {
    this.#limiter.record(false);
    super.recordSuccess(token);
  }
}
