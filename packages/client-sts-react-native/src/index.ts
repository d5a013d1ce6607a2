export * from "@stskit/core/api";
export * from "./credential-providers.js";
export * from "./presign.js";
export { STS } from "./STS.js";
export { STSClient } from "./STSClient.js";
