import type { HttpRequest, MetadataBearer } from "@smithy/types";
import type { BaseSTSClient } from "../client/sts-client.js";
import type { Command } from "../command.js";
import { SMITHY_CONTEXT_KEY } from "../pipeline/call-context.js";
import type { Middleware } from "../pipeline/middleware.js";
import { addMiddleware, order } from "../pipeline/order.js";

/** An unsigned request, with the region and service to sign it for. */
export interface BuiltRequest {
  readonly request: HttpRequest;
  readonly region: string;
  readonly service: string;
}

/** Headers that describe a single attempt or its sender. */
const PER_ATTEMPT_HEADERS: ReadonlySet<string> = new Set([
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "content-length",
  "user-agent",
  "x-amz-user-agent",
  "x-amzn-trace-id",
]);

/** Nothing is sent, so nothing is logged, no credentials are fetched and no retry budget is used. */
const SKIPPED_MIDDLEWARE: ReadonlySet<string> = new Set([
  "loggerMiddleware",
  "httpAuthSchemeMiddleware",
  "retryMiddleware",
]);

const passThrough: Middleware = (next) => next;

/**
 * Runs a client's middleware, the user's included, to build a command's request. Stops before signing.
 *
 * @throws TypeError for an operation that is sent without a signature
 */
export async function buildRequest(
  client: BaseSTSClient,
  command: Command<any, MetadataBearer>,
): Promise<BuiltRequest> {
  let built: BuiltRequest | undefined;
  const stop: Middleware = (_next, context) => async (args) => {
    const { operationSchema } = context[SMITHY_CONTEXT_KEY];
    if (operationSchema.unsigned) {
      throw new TypeError(
        `${operationSchema.name} is sent without a signature, so there is nothing to presign. Send it with client.send.`,
      );
    }
    const scheme = context.authSchemes?.[0];
    built = {
      request: { ...args.request, headers: withoutAttemptHeaders(args.request.headers) },
      region: client.config.signingRegion ?? scheme?.signingRegion ?? (await client.config.region()),
      service: scheme?.signingName ?? "sts",
    };
    return { response: undefined as never, output: { $metadata: {} } };
  };
  const stack = client.middlewareStack.clone();
  // Replaced, not removed: other middleware may be positioned relative to them.
  for (const [options] of order) {
    if (SKIPPED_MIDDLEWARE.has(options.name))
      addMiddleware(stack, { ...options, override: true }, passThrough);
  }
  addMiddleware(
    stack,
    { name: "presignMiddleware", relation: "before", toMiddleware: "httpSigningMiddleware", override: true },
    stop,
  );
  await command.resolveMiddleware(stack, client.config, {})({ input: command.input });
  if (!built)
    throw new TypeError("The client's middleware returned a response of its own, so no request was built.");
  return built;
}

function withoutAttemptHeaders(headers: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    if (!PER_ATTEMPT_HEADERS.has(name.toLowerCase())) kept[name] = headers[name]!;
  }
  return kept;
}
