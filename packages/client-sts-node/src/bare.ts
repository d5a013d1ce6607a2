/**
 * The client without a credential chain and without config files: for programs that are bundled, or that start often.
 * Nothing of AWS's provider packages is within reach of a bundler from here.
 */
export * from "@stskit/core/api";
export { STSClient } from "./bare/sts-client.js";
