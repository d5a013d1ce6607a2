/**
 * The client without the credential chain and the config files, for programs that are bundled or start often. Bundlers
 * find none of AWS's provider packages from here.
 *
 * Smithy's client is inlined, which halves the load time. Tools that patch `Client` of `@smithy/core` to trace or mock
 * calls do not see it; use the package's main entry point with them.
 */
export * from "@stskit/core/api";
export { STSClient } from "./bare/sts-client.js";
export type { STSClientConfig } from "./client-config.js";
export type { AgentOption, NodeHandlerOptions } from "./http/handler-options.js";
