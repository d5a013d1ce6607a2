import type { AbortSignal, AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { HttpHandler } from "../platform.js";
import type { STSClientConfig } from "../settings/client-config.js";

type FromClient = Pick<
  STSClientConfig,
  | "region"
  | "endpoint"
  | "useFipsEndpoint"
  | "useDualstackEndpoint"
  | "useGlobalEndpoint"
  | "maxAttempts"
  | "timeout"
  | "retryInvalidIdentityToken"
>;

/**
 * Options of an operation called as a function. Those that a client has too mean the same; in Node.js, what is left out may
 * come from the environment.
 */
export interface OperationOptions extends FromClient {
  /** Aborts the call: it rejects with `AbortError`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt; 0 for no limit. @default 30000 */
  requestTimeout?: number;
  /** Sends the requests, e.g. what `requestHandler` returns. @default one that all functions share */
  requestHandler?: HttpHandler;
}

/** Options of an operation that is signed. */
export interface SignedOperationOptions extends OperationOptions {
  /**
   * The credentials to sign with, or a provider that returns them. It is called for each call: wrap it with
   * `cacheCredentials` if it doesn't keep them itself.
   *
   * @default in Node.js, those of the environment; elsewhere, calls reject with a `TypeError`
   */
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** The region to sign requests for, if it differs from the endpoint's. */
  signingRegion?: string;
}
