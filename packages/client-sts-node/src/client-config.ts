import type { ClientConfig } from "@stskit/core/platform";
import type { NodeHandlerOptions } from "./http/handler-options.js";

/** The options of a client in Node.js. */
export interface STSClientConfig extends ClientConfig<NodeHandlerOptions> {}
