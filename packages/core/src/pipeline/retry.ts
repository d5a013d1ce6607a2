import type {
  AbortSignal,
  HttpResponse,
  RetryErrorInfo,
  RetryStrategy,
  RetryStrategyV2,
  RetryToken,
} from "@smithy/types";
import { abortable, abortError } from "../deadline/abort.js";
import { sleep } from "../deadline/time.js";
import { asError, isError } from "../errors/as-error.js";
import { InvalidIdentityTokenException } from "../errors/modelled.js";
import type { Platform, Time } from "../platform.js";
import { header } from "../protocol/response-metadata.js";
import { classify } from "../retry/classify.js";
import type { TurnLimits } from "../retry/rate-limiter.js";
import type { PacedRetryStrategy } from "../retry/standard-retry-strategy.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { attemptInTime } from "../transport/request-handler.js";
import { type Attempt, type CallContext, type CallProgress, SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { Middleware, MiddlewareArguments, MiddlewareResult, Next } from "./middleware.js";

type Config = Pick<
  STSClientResolvedConfig,
  "maxAttempts" | "retryStrategy" | "retryInvalidIdentityToken" | "requestHandler"
>;
type RetryPlatform = Pick<Platform, "time" | "uuid" | "abortController">;

/** Makes attempts until one succeeds or the strategy gives up. */
export function retry(config: Config, platform: RetryPlatform): Middleware {
  return (next, context) => async (args) => {
    const attempt = attemptOf(next, context, config, platform);
    const strategy = await config.retryStrategy();
    const { progress } = context[SMITHY_CONTEXT_KEY];
    try {
      // The first generation of smithy's strategies makes the attempts itself.
      const result = isFirstGeneration(strategy)
        ? ((await strategy.retry(attempt as any, args as any)) as unknown as MiddlewareResult)
        : await untilSuccess(attempt, strategy, args, context, config, platform);
      // Middleware may return an output of its own.
      result.output.$metadata = { ...result.output.$metadata, ...counted(progress) };
      return result;
    } catch (thrown) {
      const error = asError(thrown) as Error & { $metadata?: object };
      // An error from middleware may be frozen.
      if (Object.isExtensible(error)) error.$metadata = { ...error.$metadata, ...counted(progress) };
      throw error;
    }
  };
}

function isFirstGeneration(strategy: RetryStrategy | RetryStrategyV2): strategy is RetryStrategy {
  return "retry" in strategy && !("acquireInitialRetryToken" in strategy);
}

function counted({ attempts, totalRetryDelay }: CallProgress) {
  return { attempts, totalRetryDelay };
}

/** The rest of the pipeline as one attempt, with a deadline and state of its own. */
function attemptOf(next: Next, context: CallContext, config: Config, platform: RetryPlatform): Next {
  const call = context[SMITHY_CONTEXT_KEY];
  return (args) => {
    const { requestTimeout } = call.options;
    const limits = { abortSignal: call.abortSignal, requestTimeout, host: args.request.hostname };
    return attemptInTime(config.requestHandler, limits, platform, (abortSignal, transportStatus) => {
      call.progress.attempts += 1;
      call.attempt = { abortSignal, transportStatus };
      return next(args);
    });
  };
}

async function untilSuccess(
  attempt: Next,
  strategy: PacedRetryStrategy,
  args: MiddlewareArguments,
  context: CallContext,
  config: Config,
  platform: RetryPlatform,
): Promise<MiddlewareResult> {
  const call = context[SMITHY_CONTEXT_KEY];
  const { abortSignal: signal, deadline, progress } = call;
  if (signal?.aborted) throw abortError(signal);
  const maxAttempts = await config.maxAttempts();
  const { headers } = args.request;
  if (platform.uuid) headers["amz-sdk-invocation-id"] = platform.uuid();
  let token = await abortable(strategy.acquireInitialRetryToken(""), signal);
  if (strategy.takeTurn) await strategy.takeTurn({ signal, deadline });

  for (;;) {
    if (platform.uuid) headers["amz-sdk-request"] = `attempt=${progress.attempts + 1}; max=${maxAttempts}`;
    try {
      const result = await attempt(args);
      strategy.recordSuccess(token);
      return result;
    } catch (error) {
      // Any failure is a consequence of the abort.
      if (signal?.aborted) throw abortError(signal);
      progress.lastFailure = error;
      if (call.attempt?.signingFailed) throw error;
      const failure = errorInfo(error, call.attempt, config, platform.time.now(), progress.attempts);
      const renewed = await renew(strategy, token, failure, signal, context);
      if (!renewed) throw error;
      token = renewed;
    }
    const delay = token.getRetryDelay();
    progress.totalRetryDelay += delay + (token.$retryLog?.acquisitionDelay ?? 0);
    if (delay > 0) await sleep(platform.time, delay, signal);
    progress.totalRetryDelay += await waitForTurn(strategy, { signal, deadline }, context, platform.time);
  }
}

/** Waits until the strategy's rate limit allows another attempt. Resolves with the milliseconds waited. */
async function waitForTurn(
  strategy: PacedRetryStrategy,
  limits: TurnLimits,
  context: CallContext,
  time: Time,
): Promise<number> {
  try {
    const turn = strategy.takeTurn?.(limits);
    if (!turn) return 0;
    const from = time.now();
    await turn;
    return time.now() - from;
  } catch (refusal) {
    if (limits.signal?.aborted) throw refusal;
    context.logger.debug?.("No further attempt:", (refusal as Error).message);
    throw context[SMITHY_CONTEXT_KEY].progress.lastFailure;
  }
}

/** The token for another attempt; `undefined` when the strategy refuses one. */
async function renew(
  strategy: RetryStrategyV2,
  token: RetryToken,
  failure: RetryErrorInfo,
  signal: AbortSignal | undefined,
  { logger }: CallContext,
): Promise<RetryToken | undefined> {
  try {
    return await abortable(strategy.refreshRetryTokenForRetry(token, failure), signal);
  } catch (refusal) {
    if (signal?.aborted) throw refusal;
    // The caller gets the error of the attempt. An error in the strategy itself shows up here.
    logger.debug?.("No further attempt:", isError(refusal) ? refusal.message : refusal);
    return undefined;
  }
}

/** Describes a failed attempt to the strategy. */
function errorInfo(
  thrown: unknown,
  attempt: Attempt | undefined,
  config: Config,
  now: number,
  attempts: number,
): RetryErrorInfo {
  const error = asError(thrown);
  const propagated = config.retryInvalidIdentityToken ? propagationDelay(error, now, attempts) : undefined;
  const retryAfter = retryAfterHint(attempt?.response, now) ?? propagated;
  return {
    error: error as any,
    errorType: propagated || attempt?.clockSkewCorrected ? "TRANSIENT" : classify(error),
    ...(retryAfter ? { retryAfterHint: retryAfter } : {}),
  };
}

/** The wait before the second attempt, doubled with each further one; milliseconds. */
const PROPAGATION_BASE_DELAY = 1_000;

/**
 * When to retry a web identity token that may become valid: STS rejects tokens for some seconds after their identity
 * provider was set up or rotated its keys. The usual backoff is too short for that.
 */
function propagationDelay(error: unknown, now: number, attempts: number): Date | undefined {
  return error instanceof InvalidIdentityTokenException
    ? new Date(now + PROPAGATION_BASE_DELAY * 2 ** (attempts - 1))
    : undefined;
}

/** Longer hints are cut to this, which is longer than any wait and still results in a valid date; milliseconds. */
const MAX_HINT = 86_400_000;

const SECONDS = /^\d+(\.\d+)?$/;

/**
 * When to retry according to the service: `Retry-After` (seconds or a date) or `x-amz-retry-after` (milliseconds). A
 * malformed hint is ignored.
 */
export function retryAfterHint(response: HttpResponse | undefined, now: number): Date | undefined {
  if (!response?.headers) return undefined;
  const after = header(response.headers, "retry-after")?.trim();
  if (after !== undefined) {
    const at = SECONDS.test(after) ? now + Number(after) * 1000 : Date.parse(after);
    return Number.isNaN(at) ? undefined : new Date(Math.min(at, now + MAX_HINT));
  }
  const ms = header(response.headers, "x-amz-retry-after")?.trim();
  return ms !== undefined && SECONDS.test(ms) ? new Date(now + Math.min(Number(ms), MAX_HINT)) : undefined;
}
