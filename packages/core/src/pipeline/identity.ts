import { SMITHY_CONTEXT_KEY } from "@smithy/types";
import { checkCredentials } from "../credentials/check-credentials.js";
import { abortable, abortError } from "../deadline/abort.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import type { Middleware } from "./middleware.js";

/**
 * Gets the credentials that all attempts of a call are signed with. It stands outside the retries: a provider that asks a
 * service has made its own attempts, and one that asks a person must not ask again. When it fails, the call does.
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
