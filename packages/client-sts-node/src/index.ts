export * from "@stskit/core/api";
export * from "./credential-providers.js";
export type { Dispatcher, DispatchOptions } from "./http/dispatcher.js";
export type { AgentOption, NodeHandlerOptions } from "./http/handler-options.js";
export * from "./presign.js";
export { STS } from "./STS.js";
export { STSClient, type STSClientConfig } from "./STSClient.js";
