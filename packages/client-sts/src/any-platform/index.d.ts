// What follows takes the place of the browser's, since explicit exports come before those of `*`.
export * from "@stskit/client-sts-browser";
export { fromTemporaryCredentials, fromWebToken } from "./credential-providers.js";
export { STS } from "./STS.js";
export {
  type HandlerOptions,
  type NodeHandlerOptions,
  type ReactNativeHandlerOptions,
  STSClient,
  type STSClientConfig,
} from "./STSClient.js";
