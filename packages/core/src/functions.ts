/** What a platform binds to itself: operations as functions, without a client. */
export { sharedState } from "./functions/operation-config.js";
export {
  type CreateRequestHandler,
  operationFunctions,
  requestHandlers,
} from "./functions/operation-function.js";
export type { OperationOptions, SignedOperationOptions } from "./functions/options.js";
export type * from "./functions/signatures.js";

export { identity } from "./pipeline/identity.js";
export { recursionDetection } from "./pipeline/recursion-detection.js";
export { sign } from "./pipeline/sign.js";
export { userAgent } from "./pipeline/user-agent.js";
