import type { HttpRequest, MetadataBearer, MiddlewareStack } from "@smithy/types";
import { adaptedCopy } from "../client/sort-once.js";
import type { BaseSTSClient } from "../client/sts-client.js";
import type { Command } from "../command.js";
import { type CallOptions, SMITHY_CONTEXT_KEY } from "../pipeline/call-context.js";
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

/** The option by which a call tells the request that it has built. */
const TELL: unique symbol = Symbol("tell");

interface BuildOptions extends CallOptions {
  readonly [TELL]: (built: BuiltRequest) => void;
}

/**
 * Runs a client's middleware, the user's included, to build a command's request. Stops before signing.
 *
 * @throws TypeError for an operation that is sent without a signature
 */
export async function buildRequest(
  client: BaseSTSClient,
  command: Command<any, MetadataBearer>,
): Promise<BuiltRequest> {
  const stack = adaptedCopy(client.middlewareStack, (copy) => stopBeforeSigning(copy, client.config));
  let built: BuiltRequest | undefined;
  const options: BuildOptions = {
    [TELL]: (request) => {
      built = request;
    },
  };
  await command.resolveMiddleware(stack, client.config, options)({ input: command.input });
  if (!built)
    throw new TypeError("The client's middleware returned a response of its own, so no request was built.");
  return built;
}

function stopBeforeSigning(stack: MiddlewareStack<any, any>, config: BaseSTSClient["config"]): void {
  // Replaced, not removed: other middleware may be positioned relative to them.
  for (const [options] of order) {
    if (SKIPPED_MIDDLEWARE.has(options.name))
      addMiddleware(stack, { ...options, override: true }, passThrough);
  }
  addMiddleware(
    stack,
    { name: "presignMiddleware", relation: "before", toMiddleware: "httpSigningMiddleware", override: true },
    tellRequest(config),
  );
}

function tellRequest(config: BaseSTSClient["config"]): Middleware {
  return (_next, context) => async (args) => {
    const { operationSchema, options } = context[SMITHY_CONTEXT_KEY];
    if (operationSchema.unsigned) {
      throw new TypeError(
        `${operationSchema.name} is sent without a signature, so there is nothing to presign. Send it with client.send.`,
      );
    }
    const scheme = context.authSchemes?.[0];
    (options as BuildOptions)[TELL]({
      request: { ...args.request, headers: withoutAttemptHeaders(args.request.headers) },
      region: config.signingRegion ?? scheme?.signingRegion ?? (await config.region()),
      service: scheme?.signingName ?? "sts",
    });
    return { response: undefined as never, output: { $metadata: {} } };
  };
}

function withoutAttemptHeaders(headers: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    if (!PER_ATTEMPT_HEADERS.has(name.toLowerCase())) kept[name] = headers[name]!;
  }
  return kept;
}
