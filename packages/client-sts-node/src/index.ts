export * from "@stskit/core/api";
export * from "./credential-providers.js";
export type { AgentOption, NodeHandlerOptions } from "./http/handler-options.js";
export * from "./presign.js";
export { STS } from "./STS.js";
export { STSClient } from "./STSClient.js";
