import { SMITHY_CONTEXT_KEY } from "@smithy/types";
import { checkTimeout, withDeadline } from "../deadline/with-deadline.js";
import { TimeoutError } from "../errors/transport.js";
import type { Platform } from "../platform.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import type { CallProgress } from "./call-context.js";
import type { Middleware } from "./middleware.js";

/** Ends the call when its `timeout` passes or the caller aborts it, whatever it is waiting for. */
export function deadline(
  config: Pick<STSClientResolvedConfig, "timeout">,
  platform: Pick<Platform, "time" | "abortController">,
): Middleware {
  return (next, context) => async (args) => {
    const call = context[SMITHY_CONTEXT_KEY];
    const { options, progress } = call;
    const timeout = options.timeout ?? config.timeout;
    checkTimeout("requestTimeout", options.requestTimeout);
    checkTimeout("timeout", timeout);
    if (timeout) call.deadline = platform.time.now() + timeout;
    const limits = {
      abortSignal: options.abortSignal,
      timeout,
      late: () => timeoutError(timeout, progress),
      describe: (error: Error) => withProgress(error, progress),
    };
    return withDeadline(limits, platform, (signal) => {
      call.abortSignal = signal;
      return next(args);
    });
  };
}

function timeoutError(timeout: number | undefined, { attempts, lastFailure }: CallProgress): TimeoutError {
  const reached = attempts === 0 ? "No request had been sent by then." : `It was on attempt ${attempts}.`;
  return new TimeoutError(`The call did not complete within ${timeout} ms (timeout). ${reached}`, {
    cause: lastFailure,
  });
}

/** Modifies the error, which was created for this call only. */
function withProgress(error: Error, { attempts, totalRetryDelay }: CallProgress): Error {
  return Object.assign(error, { $metadata: { attempts, totalRetryDelay } });
}
