import { checkSignal } from "../deadline/abort.js";
import { checkTimeout, withDeadline } from "../deadline/with-deadline.js";
import { asError } from "../errors/as-error.js";
import { TimeoutError } from "../errors/transport.js";
import type { Platform } from "../platform.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { warnOnce } from "../warnings/warn-once.js";
import { type CallProgress, SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { Middleware } from "./middleware.js";

/** `signal` is what `fetch` and our functions call it. */
const UNKNOWN_SIGNAL = 'Unknown option "signal" of send. Did you mean "abortSignal"?';

/**
 * Ends the call when its `timeout` passes or the caller aborts it, whatever it is waiting for. Whatever a call fails with is
 * an error that says how far the call had come.
 */
export function deadline(
  config: Pick<STSClientResolvedConfig, "timeout">,
  platform: Pick<Platform, "time" | "abortController" | "warn">,
): Middleware {
  return (next, context) => async (args) => {
    const call = context[SMITHY_CONTEXT_KEY];
    const { options, progress } = call;
    try {
      const timeout = options.timeout ?? config.timeout;
      checkSignal("abortSignal", options.abortSignal);
      if ("signal" in options && !options.abortSignal)
        warnOnce(context.logger, platform, UNKNOWN_SIGNAL, "STSKIT_UNKNOWN_OPTION");
      checkTimeout("requestTimeout", options.requestTimeout);
      checkTimeout("timeout", timeout);
      if (timeout) call.deadline = platform.time.now() + timeout;
      const late = () => timeoutError(timeout, progress);
      return await withDeadline({ abortSignal: options.abortSignal, timeout, late }, platform, (signal) => {
        call.abortSignal = signal;
        return next(args);
      });
    } catch (thrown) {
      throw withProgress(asError(thrown), progress);
    }
  };
}

function timeoutError(timeout: number | undefined, { attempts, lastFailure }: CallProgress): TimeoutError {
  const reached = attempts === 0 ? "No request had been sent by then." : `It was on attempt ${attempts}.`;
  return new TimeoutError(`The call did not complete within ${timeout} ms (timeout). ${reached}`, {
    cause: lastFailure,
  });
}

/** Adds what is not known yet: an error of STS that a credentials provider met counts that provider's attempts. */
function withProgress(
  error: Error & { $metadata?: object },
  { attempts, totalRetryDelay }: CallProgress,
): Error {
  // What middleware threw may be frozen. It reaches the caller all the same.
  if (Object.isExtensible(error)) error.$metadata = { attempts, totalRetryDelay, ...error.$metadata };
  return error;
}
