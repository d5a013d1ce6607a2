/** What a platform builds its client on. What users import besides stands in api.ts. */
export { abortable, abortError, onAbort } from "./cancellation/abort.js";
export { type EarlyEndSource, watchForEarlyEnd } from "./cancellation/early-end.js";
export { sleep } from "./cancellation/sleep.js";
export { BaseSTSClient } from "./client/sts-client.js";
export type { CallOptions } from "./command/call-options.js";
export type { CommandClass } from "./command/command.js";
export { type HandleOptions, TEXT_BODY } from "./command/text-body.js";
export type { EndpointInput, Provided, STSClientConfig } from "./config/client-config.js";
export type { EndpointUrl } from "./endpoint/endpoint-url.js";
export type { EndpointParameters, ResolvedEndpoint } from "./endpoint/resolve-endpoint.js";
export { answerTooLarge, LONGEST_ANSWER } from "./errors/answer-too-large.js";
export { AbortError, NetworkError, TimeoutError, type TransportErrorOptions } from "./errors/transport.js";
export type {
  Awaitable,
  CallAbortController,
  CallingClient,
  DefaultsSource,
  HttpHandler,
  Platform,
  PlatformDefaults,
  Time,
  UserAgentPairs,
} from "./platform.js";
export { amzDate, headersToSign, isSignedHeader } from "./signing/signed-headers.js";
export type { PresigningOptions, Signer, SigningOptions } from "./signing/signer.js";
export { type Sha256, sigV4 } from "./signing/sigv4.js";
