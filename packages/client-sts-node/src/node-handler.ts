import { RequestHandler } from "@stskit/core/client";
import { nodeRuntime } from "./runtime.js";

/** The request handler of Node's clients, without a client. */
export function nodeHandler(options: Readonly<Record<string, unknown>> = {}): RequestHandler {
  return new RequestHandler(options, nodeRuntime);
}
