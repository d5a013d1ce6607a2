/**
 * The client without a credential chain and without config files: for programs that are bundled, or that start often.
 * Nothing of AWS's provider packages is within reach of a bundler from here.
 *
 * Smithy's client is built in, which halves the time to load. Tools that patch `Client` of `@smithy/core` to trace or
 * mock calls do not see this one; use the package's main entry with them.
 */
export * from "@stskit/core/api";
export { STSClient } from "./bare/sts-client.js";
