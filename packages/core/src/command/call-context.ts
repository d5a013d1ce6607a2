import type { AbortSignal, AwsCredentialIdentity, Logger, SMITHY_CONTEXT_KEY } from "@smithy/types";
import type { CallProgress } from "../cancellation/call-end.js";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { UserAgentPairs } from "../platform.js";
import type { Operation } from "../schema/operation.js";

/**
 * What is known of a call besides its input and request: smithy's handler execution context, as far as our steps
 * read or write it. Third-party middleware reads it too.
 */
export interface CallContext {
  logger: Logger;
  clientName: string;
  commandName: string;
  inputFilterSensitiveLog: (input: unknown) => unknown;
  outputFilterSensitiveLog: (output: unknown) => unknown;
  [SMITHY_CONTEXT_KEY]: {
    commandInstance: unknown;
    service: string;
    operation: string;
    operationSchema: Operation;
    /** Ends the call: the caller's own, or one that stands for the call's deadline too. */
    abortSignal: AbortSignal | undefined;
    /** When the call's `timeout` passes, in milliseconds since 1970. */
    deadline?: number | undefined;
    /** Set by the identity step, for operations that are signed. */
    identity?: AwsCredentialIdentity;
    /** Kept by the retry step. */
    progress: CallProgress;
  };
  /** Set by the endpoint step. */
  endpointV2?: ResolvedEndpoint;
  authSchemes?: ResolvedEndpoint["properties"]["authSchemes"];
  /** User agent pairs that other middleware adds. */
  userAgent?: UserAgentPairs;
}
