import { checkCredentials } from "../credentials/check-credentials.js";
import { abortable, abortError } from "../deadline/abort.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { Middleware } from "./middleware.js";

/**
 * Gets the credentials that all attempts of a call are signed with. It runs outside the retry middleware: a provider that
 * calls a service has its own retries, and one that prompts a person must not do so again. If it fails, the call fails.
 */
export function identity(config: Pick<STSClientResolvedConfig, "credentials" | "signer">): Middleware {
  return (next, context) => async (args) => {
    const call = context[SMITHY_CONTEXT_KEY];
    if (!call.operationSchema.unsigned && !config.signer) {
      if (call.abortSignal?.aborted) throw abortError(call.abortSignal);
      call.identity = await abortable(config.credentials(), call.abortSignal);
      checkCredentials(call.identity);
    }
    return next(args);
  };
}
