import type { AbortSignal, RetryErrorInfo, RetryToken } from "@smithy/types";
import { sleep } from "../cancellation/sleep.js";
import { RateLimiter } from "./rate-limiter.js";
import {
  type PaidRetryToken,
  type RetryEnvironment,
  StandardRetryStrategy,
} from "./standard-retry-strategy.js";

/** The standard strategy, with all attempts held to a rate that the service's throttling teaches. */
export class AdaptiveRetryStrategy extends StandardRetryStrategy {
  override readonly mode = "adaptive";
  private readonly time: RetryEnvironment["time"];
  private readonly limiter: RateLimiter;

  constructor(environment: RetryEnvironment) {
    super(environment);
    this.time = environment.time;
    this.limiter = new RateLimiter(() => environment.time.now() / 1000);
  }

  override async acquireInitialRetryToken(scope: string, signal?: AbortSignal): Promise<RetryToken> {
    const token = await super.acquireInitialRetryToken(scope);
    const ms = this.limiter.reserve() * 1000;
    if (ms > 0) await sleep(this.time, ms, signal);
    return token;
  }

  override async refreshRetryTokenForRetry(token: RetryToken, failure: RetryErrorInfo): Promise<RetryToken> {
    this.limiter.record(failure.errorType === "THROTTLING");
    const next = await super.refreshRetryTokenForRetry(token, failure);
    const delay = next.getRetryDelay() + this.limiter.reserve() * 1000;
    return { ...(next as PaidRetryToken), getRetryDelay: () => delay };
  }

  override recordSuccess(token: RetryToken): void {
    this.limiter.record(false);
    super.recordSuccess(token);
  }
}
