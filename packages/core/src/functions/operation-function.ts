import type { MetadataBearer } from "@smithy/types";
import type { CallContext } from "../pipeline/call-context.js";
import { composeCall } from "../pipeline/compose-call.js";
import { contentLength } from "../pipeline/content-length.js";
import { deadline } from "../pipeline/deadline.js";
import { deserialize } from "../pipeline/deserialize.js";
import { endpoint } from "../pipeline/endpoint.js";
import { hostHeader } from "../pipeline/host-header.js";
import { identity } from "../pipeline/identity.js";
import type { Middleware, MiddlewareArguments, Next } from "../pipeline/middleware.js";
import { requestCheck } from "../pipeline/request-check.js";
import { retry } from "../pipeline/retry.js";
import { serialize } from "../pipeline/serialize.js";
import { sign } from "../pipeline/sign.js";
import type { Signer } from "../platform.js";
import type { Operation } from "../schema/operation.js";
import type { OrUndefined } from "../settings/client-config.js";
import { RequestHandler } from "../transport/request-handler.js";
import { checkOptions } from "./check-options.js";
import { type OperationConfig, type OperationPlatform, operationConfig } from "./operation-config.js";
import type { SignedOperationOptions } from "./options.js";
import type { SharedState } from "./shared-state.js";

type MiddlewareFactory = (config: OperationConfig, platform: OperationPlatform) => Middleware;

/** What not every function needs: what a program's functions don't need is not in its bundle. */
export interface MoreOfACall {
  /** Middleware for headers that the platform sends. */
  readonly headers?: readonly MiddlewareFactory[];
  /** Middleware that gets the credentials, once for all attempts, and that signs an attempt. */
  readonly signing?: { readonly identity: MiddlewareFactory; readonly sign: MiddlewareFactory };
}

/** The middleware that signs with this signer. */
export function signingWith(signer: Signer): NonNullable<MoreOfACall["signing"]> {
  return { identity, sign: (config, { time }) => sign(config, { signer, time }) };
}

/**
 * Creates functions from operations: the middleware of a client, in a client's order, without the client and its stack.
 *
 * @param shared - what outlives a call; the same for all functions of a platform
 */
export function operationFunctions(
  platform: OperationPlatform,
  shared: SharedState,
  { headers = [], signing }: MoreOfACall = {},
) {
  const order: MiddlewareFactory[] = [
    deadline,
    endpoint,
    () => serialize(platform),
    contentLength,
    ...headers,
    hostHeader,
    ...(signing ? [signing.identity] : []),
    retry,
    ...(signing ? [signing.sign] : []),
    () => deserialize(platform, true),
    requestCheck,
  ];

  return <Input extends object, Output extends MetadataBearer>(operation: Operation<Input, Output>) =>
    async (input?: Input, given?: OrUndefined<SignedOperationOptions>): Promise<Output> => {
      const options = given ?? {};
      checkOptions(options, operation, platform);
      const config = operationConfig(options, shared, platform);
      const compose = (send: Next, context: CallContext) =>
        order.reduceRight((next, make) => make(config, platform)(next, context), send);
      const { signal: abortSignal, timeout, requestTimeout } = options;
      const callOptions = { abortSignal, timeout, requestTimeout } as object;
      const call = composeCall(operation, undefined, compose, config, callOptions);
      const { output } = await call({ input: input ?? {} } as unknown as MiddlewareArguments);
      return output as unknown as Output;
    };
}

/** A platform's `requestHandler`. */
export type CreateRequestHandler<Options extends object = object> =
  /**
   * Creates a request handler from the options of the platform's own, for the option `requestHandler`. Its `destroy()` closes
   * the connections.
   *
   * @throws TypeError when an option has the wrong type
   */
  (options?: Options) => RequestHandler;

export function requestHandlers<Options extends object>(
  platform: OperationPlatform,
): CreateRequestHandler<Options> {
  return (options) => new RequestHandler((options ?? {}) as Record<string, unknown>, platform);
}
