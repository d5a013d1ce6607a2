import type { HttpRequest, HttpResponse, ResponseMetadata } from "@smithy/types";
import { asError } from "../errors/as-error.js";
import { hideSecrets } from "../errors/hide-secrets.js";
import type { Platform } from "../platform.js";
import { fromResponse } from "../protocol/from-response.js";
import type { Operation } from "../schema/operation.js";
import { secretValues } from "../schema/secrets.js";
import { checkBodySize } from "../transport/body.js";
import { SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { Middleware, MiddlewareResult } from "./middleware.js";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Parses the response: returns the output or throws the error in it. Removes the call's secrets from errors.
 *
 * @param complete - whether members that STS always sends must be there. A client passes on what it gets, as programs for
 *   `@aws-sdk/client-sts` expect: their tests respond with the few members that they read.
 */
export function deserialize(platform: Pick<Platform, "readBody">, complete: boolean): Middleware {
  return (next, context) =>
    async (args): Promise<MiddlewareResult> => {
      const { operationSchema, attempt } = context[SMITHY_CONTEXT_KEY];
      let response: HttpResponse | undefined;
      try {
        ({ response } = await next(args));
        if (attempt) attempt.response = response;
        const read = platform.readBody(response.body);
        const body = typeof read === "string" ? read : await read;
        // Not every platform can stop reading at the limit, but a larger body is never parsed.
        checkBodySize(body.length);
        const output = fromResponse(operationSchema, response, body, args.request.hostname, complete);
        const { $metadata } = output as { $metadata: ResponseMetadata };
        // AWS's request ids are UUIDs. Ids from other servers may contain anything, and they are logged too.
        if (!UUID.test($metadata.requestId ?? NO_ID) || $metadata.extendedRequestId || $metadata.cfId) {
          hideSecrets({ $metadata }, secretsOfCall(operationSchema, args.input, args.request));
        }
        return { response, output };
      } catch (thrown) {
        const error = asError(thrown);
        if (response) attachResponse(error, response);
        hideSecrets(error, secretsOfCall(operationSchema, args.input, args.request));
        throw error;
      }
    };
}

/**
 * For callers: the response without its body, which may contain credentials. It is not enumerable, so it is not logged.
 */
function attachResponse(error: object, { statusCode, reason, headers }: HttpResponse): void {
  Object.defineProperty(error, "$response", {
    value: { statusCode, reason, headers: { ...headers } },
    enumerable: false,
    configurable: true,
  });
}

const KEY_ID = /\bCredential=([^/,\s]+)/;

/** All secrets that a call sends to the server: those in its input, and the parts of the credentials in its headers. */
function secretsOfCall(operation: Operation, input: object, request: HttpRequest): string[] {
  const secrets = secretValues(operation.input, input);
  for (const name of Object.keys(request.headers)) {
    const value = request.headers[name]!;
    if (name.toLowerCase() === "x-amz-security-token") secrets.push(value);
    if (name.toLowerCase() === "authorization") secrets.push(KEY_ID.exec(value)?.[1] ?? value);
  }
  return secrets;
}
