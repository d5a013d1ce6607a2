export * from "@stskit/core/api";
export { STS } from "./STS.js";
export { STSClient } from "./STSClient.js";
