import {
  type AbortSignal,
  type Logger,
  type RetryErrorInfo,
  type RetryStrategyV2,
  type RetryToken,
  SMITHY_CONTEXT_KEY,
} from "@smithy/types";
import { abortable, abortError } from "../cancellation/abort.js";
import type { CallProgress } from "../cancellation/call-end.js";
import { sleep } from "../cancellation/sleep.js";
import type { STSClientResolvedConfig } from "../config/client-config.js";
import { asError } from "../errors/as-error.js";
import type { Platform, Time } from "../platform.js";
import { classify } from "../retry/classify.js";
import { eventuallyConsistent } from "../retry/eventually-consistent.js";
import type { TurnLimits } from "../retry/rate-limiter.js";
import { retryAfterHint } from "../retry/retry-after.js";
import type { PacedRetryStrategy } from "../retry/standard-retry-strategy.js";
import type { CallArguments, CallResult, Next, Step } from "./step.js";

type Config = Pick<STSClientResolvedConfig, "maxAttempts" | "retryStrategy" | "retryInvalidIdentityToken">;
type Surroundings = Pick<Platform, "time" | "uuid">;

/** Makes attempts until one succeeds or the strategy gives up. */
export function retry(config: Config, platform: Surroundings): Step {
  return (next, context) => async (args) => {
    const strategy = await config.retryStrategy();
    if ("retry" in strategy && !("acquireInitialRetryToken" in strategy)) {
      // The first generation of smithy's strategies makes the attempts itself.
      return strategy.retry(next as any, args as any) as unknown as Promise<CallResult>;
    }
    const { abortSignal: signal, deadline, progress } = context[SMITHY_CONTEXT_KEY];
    const call = {
      signal,
      deadline,
      progress,
      maxAttempts: await config.maxAttempts(),
      logger: context.logger,
    };
    try {
      return await attempts(strategy as PacedRetryStrategy, call, config, platform, next, args);
    } catch (thrown) {
      const error = asError(thrown) as Error & { $metadata?: object };
      const { attempts, totalRetryDelay } = progress;
      // What middleware threw may be frozen; it is the caller's to see all the same.
      if (Object.isExtensible(error)) error.$metadata = { ...error.$metadata, attempts, totalRetryDelay };
      throw error;
    }
  };
}

interface Call extends TurnLimits {
  readonly progress: CallProgress;
  readonly maxAttempts: number;
  readonly logger: Logger;
}

async function attempts(
  strategy: PacedRetryStrategy,
  call: Call,
  config: Config,
  platform: Surroundings,
  next: Next,
  args: CallArguments,
): Promise<CallResult> {
  const { signal, progress, maxAttempts, logger } = call;
  if (signal?.aborted) throw abortError(signal);
  const { headers } = args.request;
  if (platform.uuid) headers["amz-sdk-invocation-id"] = platform.uuid();
  let token = await abortable(strategy.acquireInitialRetryToken(""), signal);
  await strategy.takeTurn?.(call);

  for (;;) {
    progress.attempts += 1;
    if (platform.uuid) headers["amz-sdk-request"] = `attempt=${progress.attempts}; max=${maxAttempts}`;
    try {
      const result = await next(args);
      strategy.recordSuccess(token);
      const { attempts, totalRetryDelay } = progress;
      // Middleware may answer with an output of its own.
      result.output.$metadata = { ...result.output.$metadata, attempts, totalRetryDelay };
      return result;
    } catch (error) {
      // Whatever the attempt failed with, it did so because the call was ended.
      if (signal?.aborted) throw abortError(signal);
      progress.lastFailure = error;
      const failure = judge(error, config, platform.time.now(), progress.attempts);
      const renewed = await renew(strategy, token, failure, signal, logger);
      if (!renewed) throw error;
      token = renewed;
    }
    const delay = token.getRetryDelay();
    progress.totalRetryDelay += delay + (token.$retryLog?.acquisitionDelay ?? 0);
    if (delay > 0) await sleep(platform.time, delay, signal);
    progress.totalRetryDelay += await turn(strategy, call, platform.time);
  }
}

/** Waits for the turn of another attempt, and gives the milliseconds that it took. */
async function turn(strategy: PacedRetryStrategy, call: Call, time: Time): Promise<number> {
  try {
    const waiting = strategy.takeTurn?.(call);
    if (!waiting) return 0;
    const from = time.now();
    await waiting;
    return time.now() - from;
  } catch (refusal) {
    if (call.signal?.aborted) throw refusal;
    call.logger.debug?.("No further attempt:", (refusal as Error).message);
    throw call.progress.lastFailure;
  }
}

/** What the strategy is told of a failed attempt. */
function judge(thrown: unknown, config: Config, now: number, attempt: number): RetryErrorInfo {
  const error = asError(thrown);
  const eventual = config.retryInvalidIdentityToken ? eventuallyConsistent(error, now, attempt) : undefined;
  const retryAfter = retryAfterHint((error as { $response?: any }).$response, now) ?? eventual;
  return {
    error: error as any,
    errorType: eventual ? "TRANSIENT" : classify(error),
    ...(retryAfter ? { retryAfterHint: retryAfter } : {}),
  };
}

/** The token for another attempt; `undefined` when the strategy refuses one. */
async function renew(
  strategy: RetryStrategyV2,
  token: RetryToken,
  failure: RetryErrorInfo,
  signal: AbortSignal | undefined,
  logger: Logger,
): Promise<RetryToken | undefined> {
  try {
    return await abortable(strategy.refreshRetryTokenForRetry(token, failure), signal);
  } catch (refusal) {
    if (signal?.aborted) throw refusal;
    // The caller is told of the failed attempt. That a strategy has a fault of its own is seen here.
    logger.debug?.("No further attempt:", refusal instanceof Error ? refusal.message : refusal);
    return undefined;
  }
}
