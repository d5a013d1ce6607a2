import { type Handler, type MiddlewareStack, SMITHY_CONTEXT_KEY } from "@smithy/types";
import type { Operation } from "../schema/operation.js";
import { redact } from "../schema/redact.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { handlerOptions } from "../transport/request-handler.js";
import type { Call, CallContext, CallOptions } from "./call-context.js";
import type { MiddlewareArguments } from "./middleware.js";

/** The service's name in its model: tracing tools read it from the context. */
const SERVICE = "AWSSecurityTokenServiceV20110615";

/**
 * Composes middleware into the function that makes a call of an operation. A client with `cacheMiddleware` calls that
 * function again for later calls; it is composed anew for each, since a call has state of its own.
 */
export function composeCall(
  operation: Operation,
  commandInstance: unknown,
  stack: MiddlewareStack<any, any>,
  config: Pick<STSClientResolvedConfig, "logger" | "requestHandler">,
  options: CallOptions,
): Handler<any, any> {
  const compose = () => {
    const call: Call = {
      commandInstance,
      service: SERVICE,
      operation: operation.name,
      operationSchema: operation,
      options,
      progress: { attempts: 0, totalRetryDelay: 0 },
    };
    const context: CallContext = {
      logger: config.logger,
      clientName: "STSClient",
      commandName: `${operation.name}Command`,
      inputFilterSensitiveLog: (input: unknown) => redact(operation.input, input),
      outputFilterSensitiveLog: (output: unknown) => redact(operation.output, output),
      [SMITHY_CONTEXT_KEY]: call,
    };
    const send = async ({ request }: MiddlewareArguments) => {
      // The handler is read at each call: a tool may replace it after the client was made.
      const handler = config.requestHandler;
      const { abortSignal, transportStatus } = call.attempt ?? { abortSignal: call.abortSignal };
      return handler.handle(request, handlerOptions(handler, options, abortSignal, transportStatus));
    };
    return stack.resolve(send as any, context as any);
  };
  let first: ReturnType<typeof compose> | undefined = compose();
  return (args) => {
    const handler = first ?? compose();
    first = undefined;
    return handler(args);
  };
}
