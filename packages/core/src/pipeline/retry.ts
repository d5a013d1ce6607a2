import { type AbortSignal, type RetryStrategyV2, type RetryToken, SMITHY_CONTEXT_KEY } from "@smithy/types";
import { abortable, abortError } from "../cancellation/abort.js";
import { sleep } from "../cancellation/sleep.js";
import type { STSClientResolvedConfig } from "../config/client-config.js";
import type { Platform } from "../platform.js";
import { classify } from "../retry/classify.js";
import { retryAfterHint } from "../retry/retry-after.js";
import type { AbortableRetryStrategy } from "../retry/standard-retry-strategy.js";
import type { CallArguments, CallResult, Next, Step } from "./step.js";

type Config = Pick<STSClientResolvedConfig, "maxAttempts" | "retryStrategy">;
type Surroundings = Pick<Platform, "time" | "uuid">;

/** Makes attempts until one succeeds or the strategy gives up. */
export function retry(config: Config, platform: Surroundings): Step {
  return (next, context) => async (args) => {
    const strategy = await config.retryStrategy();
    if ("retry" in strategy && !("acquireInitialRetryToken" in strategy)) {
      // The first generation of smithy's strategies makes the attempts itself.
      return strategy.retry(next as any, args as any) as unknown as Promise<CallResult>;
    }
    const { abortSignal } = context[SMITHY_CONTEXT_KEY];
    return attempts(
      strategy as RetryStrategyV2,
      await config.maxAttempts(),
      platform,
      abortSignal,
      next,
      args,
    );
  };
}

async function attempts(
  strategy: RetryStrategyV2,
  maxAttempts: number,
  platform: Surroundings,
  signal: AbortSignal | undefined,
  next: Next,
  args: CallArguments,
): Promise<CallResult> {
  if (signal?.aborted) throw abortError(signal);
  const { headers } = args.request;
  if (platform.uuid) headers["amz-sdk-invocation-id"] = platform.uuid();
  let token = await abortable(
    (strategy as AbortableRetryStrategy).acquireInitialRetryToken("", signal),
    signal,
  );
  let totalRetryDelay = 0;

  for (let attempt = 1; ; attempt++) {
    if (platform.uuid) headers["amz-sdk-request"] = `attempt=${attempt}; max=${maxAttempts}`;
    try {
      const result = await next(args);
      strategy.recordSuccess(token);
      Object.assign(result.output.$metadata, { attempts: attempt, totalRetryDelay });
      return result;
    } catch (thrown) {
      const error = asError(thrown);
      const renewed = await renew(strategy, token, error, platform.time.now(), signal);
      if (!renewed) {
        (error as { $metadata?: object }).$metadata ??= {};
        Object.assign((error as unknown as { $metadata: object }).$metadata, {
          attempts: attempt,
          totalRetryDelay,
        });
        throw error;
      }
      token = renewed;
      const delay = token.getRetryDelay();
      totalRetryDelay += delay + (token.$retryLog?.acquisitionDelay ?? 0);
      if (delay > 0) await sleep(platform.time, delay, signal);
    }
  }
}

/** The token for another attempt; `undefined` when the strategy refuses one. */
async function renew(
  strategy: RetryStrategyV2,
  token: RetryToken,
  error: Error,
  now: number,
  signal: AbortSignal | undefined,
): Promise<RetryToken | undefined> {
  const hint = retryAfterHint((error as { $response?: any }).$response, now);
  const failure = {
    error: error as any,
    errorType: classify(error),
    ...(hint ? { retryAfterHint: hint } : {}),
  };
  try {
    return await abortable(strategy.refreshRetryTokenForRetry(token, failure), signal);
  } catch (refusal) {
    if (signal?.aborted) throw refusal;
    return undefined;
  }
}

/** Middleware may throw anything; callers are told by an Error. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return typeof thrown === "object" && thrown !== null
    ? Object.assign(new Error("A middleware threw an object that is no Error."), thrown)
    : new Error(String(thrown));
}
