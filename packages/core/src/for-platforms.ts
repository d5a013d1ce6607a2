/** What a platform is built on. What its users import besides stands in api.ts. */

export { BaseSTSClient } from "./client/sts-client.js";
export { cachedProvider } from "./credentials/cached-provider.js";
export { abortError, onAbort } from "./deadline/abort.js";
export { systemTime } from "./deadline/time.js";
export type { EndpointUrl } from "./endpoint/endpoint-url.js";
export type { EndpointParameters, ResolvedEndpoint } from "./endpoint/resolve-endpoint.js";
export { isError } from "./errors/as-error.js";
export { setMessage } from "./errors/set-message.js";
export { AbortError, NetworkError, TimeoutError, type TransportErrorOptions } from "./errors/transport.js";
export { withSentence } from "./errors/with-sentence.js";
export type { CallOptions } from "./pipeline/call-context.js";
export type {
  Awaitable,
  CallAbortController,
  CallingClient,
  FindSetting,
  HttpHandler,
  Platform,
  PresigningOptions,
  Setting,
  Signer,
  SigningOptions,
  Time,
  Transport,
  TransportStatus,
  UserAgentPairs,
} from "./platform.js";
export { percentEncode } from "./protocol/query-string.js";
export type { OrUndefined, STSClientConfig as ClientConfig } from "./settings/client-config.js";
export type { Provided } from "./settings/provided.js";
export { settings } from "./settings/table.js";
export { amzDate, headersToSign, isSignedForFetch, isSignedHeader } from "./signing/signed-headers.js";
export { type Sha256, sigV4 } from "./signing/sigv4.js";
export { BodyBuffer, checkBodySize } from "./transport/body.js";
export { RequestHandler } from "./transport/request-handler.js";
export { warnOfUnknownOptions } from "./warnings/unknown-options.js";
export { warnOnce } from "./warnings/warn-once.js";
