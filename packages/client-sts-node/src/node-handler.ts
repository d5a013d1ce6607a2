import { RequestHandler } from "@stskit/core/platform";
import { nodeRuntime } from "./runtime.js";

/** Creates the request handler that Node's clients use. */
export function nodeHandler(options: Readonly<Record<string, unknown>> = {}): RequestHandler {
  return new RequestHandler(options, nodeRuntime);
}
