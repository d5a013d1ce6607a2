import {
  type HttpRequest,
  type HttpResponse,
  type ResponseMetadata,
  SMITHY_CONTEXT_KEY,
} from "@smithy/types";
import { hideSecrets } from "../errors/hide-secrets.js";
import type { Platform } from "../platform.js";
import { fromResponse } from "../protocol/from-response.js";
import type { Operation } from "../schema/operation.js";
import { secretValues } from "../schema/secrets.js";
import { checkBodySize } from "../transport/body-limit.js";
import type { Middleware, MiddlewareResult } from "./middleware.js";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** Reads the response: into the output, or into the error that it is. Errors leave it without the secrets of the call. */
export function deserialize(platform: Pick<Platform, "readBody">): Middleware {
  return (next, context) =>
    async (args): Promise<MiddlewareResult> => {
      const { operationSchema, attempt } = context[SMITHY_CONTEXT_KEY];
      let response: HttpResponse | undefined;
      try {
        ({ response } = await next(args));
        if (attempt) attempt.response = response;
        const body = await platform.readBody(response.body);
        // Not every platform can stop reading in time, but nothing of that size is parsed.
        checkBodySize(body.length);
        const output = fromResponse(operationSchema, response, body);
        const { $metadata } = output as { $metadata: ResponseMetadata };
        // AWS's ids reveal nothing. What another server gives as an id is logged too, and may hold anything.
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

/** For callers: the response without its body, which may hold credentials, and hidden from loggers. */
function attachResponse(error: object, { statusCode, reason, headers }: HttpResponse): void {
  Object.defineProperty(error, "$response", {
    value: { statusCode, reason, headers: { ...headers } },
    enumerable: false,
    configurable: true,
  });
}

const KEY_ID = /\bCredential=([^/,\s]+)/;

/** All secrets that a call shows to the server: those of its input, and the part of the credentials that is sent. */
function secretsOfCall(operation: Operation, input: object, request: HttpRequest): string[] {
  const secrets = secretValues(operation.input, input);
  for (const name of Object.keys(request.headers)) {
    const value = request.headers[name]!;
    if (name.toLowerCase() === "x-amz-security-token") secrets.push(value);
    if (name.toLowerCase() === "authorization") secrets.push(KEY_ID.exec(value)?.[1] ?? value);
  }
  return secrets;
}
