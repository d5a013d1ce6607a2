import { SMITHY_CONTEXT_KEY } from "@smithy/types";
import type { Platform } from "../platform.js";
import { fromResponse } from "../protocol/from-response.js";
import type { CallResult, Step } from "./step.js";

/** Reads the answer: into the output, or into the error that it is. */
export function deserialize(platform: Pick<Platform, "readBody">): Step {
  return (next, context) =>
    async (args): Promise<CallResult> => {
      const { response } = await next(args);
      const body = await platform.readBody(response.body);
      try {
        const { operationSchema } = context[SMITHY_CONTEXT_KEY];
        return { response, output: fromResponse(operationSchema, response, body) };
      } catch (error) {
        // Out of sight of loggers: the answer may hold credentials.
        Object.defineProperty(error, "$response", { value: response, enumerable: false, configurable: true });
        throw error;
      }
    };
}
