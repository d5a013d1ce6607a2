/** What a platform binds to itself: operations as functions, without a client. */
export { type CacheCredentials, credentialsCache } from "./credentials/cached-provider.js";
export {
  type CreateRequestHandler,
  operationFunctions,
  requestHandlers,
  signingWith,
} from "./functions/operation-function.js";
export type { OperationOptions, SignedOperationOptions } from "./functions/options.js";
export { sharedState } from "./functions/shared-state.js";
export type * from "./functions/signatures.js";

export { recursionDetection } from "./pipeline/recursion-detection.js";
export { userAgent } from "./pipeline/user-agent.js";
export type { RequestHandler } from "./transport/request-handler.js";
