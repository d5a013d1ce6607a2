import { type AbortSignal, type Handler, type MiddlewareStack, SMITHY_CONTEXT_KEY } from "@smithy/types";
import { type CallEndSurroundings, checkTimeout, endingInTime } from "../cancellation/call-end.js";
import type { HttpHandler } from "../platform.js";
import { checkHeaders } from "../protocol/check-headers.js";
import type { Operation } from "../schema/operation.js";
import { redact } from "../schema/redact.js";
import type { CallContext } from "./call-context.js";
import type { CallOptions } from "./call-options.js";
import { type HandleOptions, TEXT_BODY } from "./text-body.js";

/** What a command needs of a client's configuration. */
export interface CallConfiguration {
  readonly logger: CallContext["logger"];
  readonly requestHandler: HttpHandler;
  readonly timeout?: number | undefined;
  readonly surroundings: CallEndSurroundings;
}

/** The service's name in its model: tracing tools read it from the context. */
const SERVICE = "AWSSecurityTokenServiceV20110615";

/**
 * Composes middleware into the function that makes a call of an operation, from its input to its end. A client with
 * `cacheMiddleware` makes further calls with the same function: they are composed anew, since each has a state of its own.
 */
export function composeCall(
  operation: Operation,
  commandInstance: unknown,
  stack: MiddlewareStack<any, any>,
  configuration: CallConfiguration,
  options: CallOptions,
): Handler<any, any> {
  const compose = () => {
    const call: CallContext[typeof SMITHY_CONTEXT_KEY] = {
      commandInstance,
      service: SERVICE,
      operation: operation.name,
      operationSchema: operation,
      abortSignal: options.abortSignal,
      progress: { attempts: 0, totalRetryDelay: 0 },
    };
    const context: CallContext = {
      logger: configuration.logger,
      clientName: "STSClient",
      commandName: `${operation.name}Command`,
      inputFilterSensitiveLog: (input: unknown) => redact(operation.input, input),
      outputFilterSensitiveLog: (output: unknown) => redact(operation.output, output),
      [SMITHY_CONTEXT_KEY]: call,
    };
    const handler = stack.resolve(async ({ request }: any) => {
      checkHeaders(request);
      // The handler is read at each call: a tool may replace it after the client was made.
      return configuration.requestHandler.handle(request, handleOptions(options, call.abortSignal)) as any;
    }, context as any);
    return { call, handler };
  };

  const limits = { abortSignal: options.abortSignal, timeout: options.timeout ?? configuration.timeout };
  let first: ReturnType<typeof compose> | undefined = compose();
  return async (args) => {
    checkTimeout("requestTimeout", options.requestTimeout);
    const { call, handler } = first ?? compose();
    first = undefined;
    return endingInTime(limits, configuration.surroundings, call.progress, (signal) => {
      call.abortSignal = signal;
      if (limits.timeout) call.deadline = configuration.surroundings.time.now() + limits.timeout;
      return handler(args) as Promise<any>;
    });
  };
}

function handleOptions(options: CallOptions, abortSignal: AbortSignal | undefined): HandleOptions {
  return { ...options, ...(abortSignal ? { abortSignal } : {}), [TEXT_BODY]: true };
}
