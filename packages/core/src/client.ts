/** What a platform builds its client on: everything but the operations. */
export { abortable, abortError, onAbort } from "./cancellation/abort.js";
export { type EarlyEndSource, watchForEarlyEnd } from "./cancellation/early-end.js";
export { sleep } from "./cancellation/sleep.js";
export type { ServiceInputTypes, ServiceOutputTypes } from "./client/service-types.js";
export { BaseSTSClient } from "./client/sts-client.js";
export type { CallOptions } from "./command/call-options.js";
export { Command, type CommandClass } from "./command/command.js";
export type {
  EndpointInput,
  Provided,
  STSClientConfig,
  STSClientResolvedConfig,
} from "./config/client-config.js";
export type { RuntimeExtension, STSExtensionConfiguration } from "./config/extensions.js";
export type { EndpointUrl } from "./endpoint/endpoint-url.js";
export type { EndpointParameters, ResolvedEndpoint } from "./endpoint/resolve-endpoint.js";
export { answerTooLarge, LONGEST_ANSWER } from "./errors/answer-too-large.js";
export {
  ExpiredTokenException,
  ExpiredTradeInTokenException,
  IDPCommunicationErrorException,
  IDPRejectedClaimException,
  InvalidAuthorizationMessageException,
  InvalidIdentityTokenException,
  JWTPayloadSizeExceededException,
  MalformedPolicyDocumentException,
  type ModelledErrorClass,
  type ModelledErrorOptions,
  modelledErrors,
  OutboundWebIdentityFederationDisabledException,
  PackedPolicyTooLargeException,
  RegionDisabledException,
  SessionDurationEscalationException,
} from "./errors/modelled.js";
export { type ErrorDetail, STSServiceException } from "./errors/service-exception.js";
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
