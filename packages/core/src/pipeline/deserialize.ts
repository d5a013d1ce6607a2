import { type HttpResponse, type ResponseMetadata, SMITHY_CONTEXT_KEY } from "@smithy/types";
import { answerTooLarge, LONGEST_ANSWER } from "../errors/answer-too-large.js";
import { hideSecrets } from "../errors/hide-secrets.js";
import type { Platform } from "../platform.js";
import { fromResponse } from "../protocol/from-response.js";
import { secretsOfCall } from "./secrets-of-call.js";
import type { CallResult, Step } from "./step.js";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** Reads the answer: into the output, or into the error that it is. Errors leave it without the secrets of the call. */
export function deserialize(platform: Pick<Platform, "readBody">): Step {
  return (next, context) =>
    async (args): Promise<CallResult> => {
      const { operationSchema } = context[SMITHY_CONTEXT_KEY];
      let response: HttpResponse | undefined;
      try {
        ({ response } = await next(args));
        const body = await platform.readBody(response.body);
        // Where a platform cannot stop reading in time, at least nothing of that size is taken apart.
        if (body.length > LONGEST_ANSWER) throw answerTooLarge();
        const output = fromResponse(operationSchema, response, body);
        const { $metadata } = output as { $metadata: ResponseMetadata };
        // An id of AWS's holds nothing; what another server gives as one is logged too.
        if (!UUID.test($metadata.requestId ?? NO_ID) || $metadata.extendedRequestId || $metadata.cfId) {
          hideSecrets({ $metadata }, secretsOfCall(operationSchema, args.input, args.request));
        }
        return { response, output };
      } catch (error) {
        if (typeof error === "object" && error !== null) {
          if (response) attachResponse(error, response);
          hideSecrets(error, secretsOfCall(operationSchema, args.input, args.request));
        }
        throw error;
      }
    };
}

/** The answer without its body, which may hold credentials; and out of sight of loggers. */
function attachResponse(error: object, { statusCode, reason, headers }: HttpResponse): void {
  Object.defineProperty(error, "$response", {
    value: { statusCode, reason, headers: { ...headers } },
    enumerable: false,
    configurable: true,
  });
}
