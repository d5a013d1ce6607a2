export * from "@stskit/core/api";
export * from "./credential-providers.js";
export type { BrowserHandlerOptions } from "./fetch-transport.js";
export * from "./presign.js";
export { STS } from "./STS.js";
export { STSClient, type STSClientConfig } from "./STSClient.js";
