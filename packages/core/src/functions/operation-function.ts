import type { MetadataBearer } from "@smithy/types";
import type { CallContext } from "../pipeline/call-context.js";
import { composeCall } from "../pipeline/compose-call.js";
import { contentLength } from "../pipeline/content-length.js";
import { deadline } from "../pipeline/deadline.js";
import { deserialize } from "../pipeline/deserialize.js";
import { endpoint } from "../pipeline/endpoint.js";
import { hostHeader } from "../pipeline/host-header.js";
import type { Middleware, MiddlewareArguments, Next } from "../pipeline/middleware.js";
import { requestCheck } from "../pipeline/request-check.js";
import { retry } from "../pipeline/retry.js";
import { serialize } from "../pipeline/serialize.js";
import type { Platform, Signer } from "../platform.js";
import type { Operation } from "../schema/operation.js";
import { RequestHandler } from "../transport/request-handler.js";
import { checkOptions } from "./check-options.js";
import {
  type OperationConfig,
  type OperationPlatform,
  operationConfig,
  type SharedState,
} from "./operation-config.js";
import type { SignedOperationOptions } from "./options.js";

type MiddlewareFactory = (config: OperationConfig, platform: Platform) => Middleware;

/** What not every function needs: what a program's functions don't need is not in its bundle. */
export interface MoreOfACall {
  /** Middleware for headers that the platform sends. */
  readonly headers?: readonly MiddlewareFactory[];
  /** What signs: middleware that gets the credentials, once for all attempts; that signs an attempt; and how. */
  readonly signing?: {
    readonly identity: MiddlewareFactory;
    readonly sign: MiddlewareFactory;
    /** @default the platform's, if it comes with one */
    readonly signer?: Signer;
  };
}

/**
 * Creates functions from operations: the middleware of a client, in a client's order, without the client and its stack.
 *
 * @param shared - what outlives a call; the same for all functions of a platform
 */
export function operationFunctions(
  runtime: OperationPlatform,
  shared: SharedState,
  { headers = [], signing }: MoreOfACall = {},
) {
  const platform = { ...runtime, ...(signing?.signer && { signer: signing.signer }) } as Platform;
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
    () => deserialize(platform),
    requestCheck,
  ];

  return <Input extends object, Output extends object>(operation: Operation<Input, Output>) =>
    async (input: Input, given?: SignedOperationOptions): Promise<Output & MetadataBearer> => {
      const options = given ?? {};
      checkOptions(options, operation, platform);
      const config = operationConfig(options, shared, platform);
      const compose = (send: Next, context: CallContext) =>
        order.reduceRight((next, make) => make(config, platform)(next, context), send);
      const { signal: abortSignal, timeout, requestTimeout } = options;
      const callOptions = { abortSignal, timeout, requestTimeout } as object;
      const call = composeCall(operation, undefined, compose, config, callOptions);
      const { output } = await call({ input: input ?? {} } as unknown as MiddlewareArguments);
      return output as Output & MetadataBearer;
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
