import type {
  AbortSignal,
  AwsCredentialIdentity,
  HttpHandlerOptions,
  HttpResponse,
  Logger,
  SMITHY_CONTEXT_KEY as SmithyContextKey,
} from "@smithy/types";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { TransportStatus, UserAgentPairs } from "../platform.js";
import type { Operation } from "../schema/operation.js";

/** Where smithy's context holds the state of a call. Its own package is only there for types: loading it takes 5 ms. */
export const SMITHY_CONTEXT_KEY: typeof SmithyContextKey = "__smithy_context";

/** Options of `send` and of the methods of `STS`. */
export interface CallOptions extends HttpHandlerOptions {
  /** Milliseconds for each attempt, instead of the request handler's own limit; 0 for no limit. */
  requestTimeout?: number;
  /**
   * Milliseconds for the call as a whole: credentials, all attempts and the waits between them. A call that takes longer
   * rejects with `TimeoutError`. 0 sets no limit.
   * @default the client's `timeout`
   */
  timeout?: number;
}

/**
 * The part of smithy's handler execution context that our middleware reads or writes. Other people's middleware reads it
 * too.
 */
export interface CallContext {
  logger: Logger;
  clientName: string;
  commandName: string;
  inputFilterSensitiveLog: (input: unknown) => unknown;
  outputFilterSensitiveLog: (output: unknown) => unknown;
  [SMITHY_CONTEXT_KEY]: Call;
  /** Set by the endpoint middleware. */
  endpointV2?: ResolvedEndpoint;
  /** Set by the endpoint middleware. */
  authSchemes?: ResolvedEndpoint["properties"]["authSchemes"];
  /** User agent pairs that other middleware adds. */
  userAgent?: UserAgentPairs;
}

/** The state of one call. Each mutable field is written by one middleware. */
export interface Call {
  readonly commandInstance: unknown;
  readonly service: string;
  readonly operation: string;
  readonly operationSchema: Operation;
  readonly options: CallOptions;
  /** Set by the deadline middleware: fires when the caller aborts or the call's `timeout` passes. */
  abortSignal?: AbortSignal | undefined;
  /** Set by the deadline middleware: when the call's `timeout` passes, in milliseconds since 1970. */
  deadline?: number;
  /** Set by the identity middleware, for operations that are signed. */
  identity?: AwsCredentialIdentity;
  /** Counted by the retry middleware. */
  readonly progress: CallProgress;
  /** Replaced by the retry middleware for each attempt. */
  attempt?: Attempt;
}

/** How far a call has got. */
export interface CallProgress {
  attempts: number;
  /** Milliseconds waited between attempts. */
  totalRetryDelay: number;
  /** What the last attempt failed with. */
  lastFailure?: unknown;
}

/** One attempt, from signing to the output. */
export interface Attempt {
  /** Fires when the attempt's deadline passes or the call ends. */
  readonly abortSignal: AbortSignal | undefined;
  /** Written by the transport. */
  readonly transportStatus: TransportStatus;
  /** Set by the deserializer. */
  response?: HttpResponse;
  /** Set by the signing middleware when signing failed. Such an attempt is not retried. */
  signingFailed?: boolean;
  /** Set by the signing middleware when the attempt failed because of a wrong clock, which is now corrected. */
  clockSkewCorrected?: boolean;
}
