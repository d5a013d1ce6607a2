import { type HttpRequest, type MetadataBearer, SMITHY_CONTEXT_KEY } from "@smithy/types";
import type { BaseSTSClient } from "../client/sts-client.js";
import type { CallContext } from "../command/call-context.js";
import type { Command } from "../command/command.js";
import { addStep, order } from "../pipeline/order.js";
import type { Step } from "../pipeline/step.js";

/** A request as a client would sign it, and the scope that it would sign it for. */
export interface BuiltRequest {
  readonly request: HttpRequest;
  readonly region: string;
  readonly service: string;
}

/** Headers that belong to one sending of a request, or to the sender. */
const OF_ONE_SENDING: ReadonlySet<string> = new Set([
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "content-length",
  "user-agent",
  "x-amz-user-agent",
  "x-amzn-trace-id",
]);

/** Steps that a request which is not sent passes by. */
const OF_SENDING: ReadonlySet<string> = new Set([
  "loggerMiddleware",
  "httpAuthSchemeMiddleware",
  "retryMiddleware",
]);

const passBy: Step = (next) => next;

/**
 * Has the client build a command's request, with whatever middleware it carries, and stops short of signing.
 *
 * @throws TypeError for an operation that is sent without a signature
 */
export async function buildRequest(
  client: BaseSTSClient,
  command: Command<any, MetadataBearer>,
): Promise<BuiltRequest> {
  let built: BuiltRequest | undefined;
  const stack = client.middlewareStack.clone();
  for (const [place] of order) {
    if (OF_SENDING.has(place.name)) addStep(stack, { ...place, override: true }, passBy);
  }
  stack.addRelativeTo(
    ((_: unknown, context: CallContext) => async (args: { request: HttpRequest }) => {
      const { operationSchema } = context[SMITHY_CONTEXT_KEY];
      if (operationSchema.unsigned) {
        throw new TypeError(
          `${operationSchema.name} is sent without a signature, so there is nothing to presign. Send it with client.send.`,
        );
      }
      const scheme = context.authSchemes?.[0];
      built = {
        request: { ...args.request, headers: lasting(args.request.headers) },
        region: client.config.signingRegion ?? scheme?.signingRegion ?? (await client.config.region()),
        service: scheme?.signingName ?? "sts",
      };
      return { response: { statusCode: 200, headers: {} }, output: { $metadata: {} } };
    }) as any,
    { name: "presignMiddleware", relation: "before", toMiddleware: "httpSigningMiddleware", override: true },
  );
  await command.resolveMiddleware(stack as any, client.config as any, {})({ input: command.input });
  if (!built)
    throw new TypeError("The client's middleware answered in the place of STS: no request was built.");
  return built;
}

function lasting(headers: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    if (!OF_ONE_SENDING.has(name.toLowerCase())) kept[name] = headers[name]!;
  }
  return kept;
}
