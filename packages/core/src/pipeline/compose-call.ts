import type { Handler, MiddlewareStack } from "@smithy/types";
import type { Operation } from "../schema/operation.js";
import { redact } from "../schema/secrets.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { handlerOptions } from "../transport/request-handler.js";
import { type Call, type CallContext, type CallOptions, SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { MiddlewareArguments } from "./middleware.js";

/** The service's name in its model. Tracing tools read it from the context. */
const SERVICE = "AWSSecurityTokenServiceV20110615";

/**
 * Composes the middleware into a function that calls an operation. A client with `cacheMiddleware` reuses that function,
 * which composes the middleware again for each call, since each call has its own state.
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
      // Read for each call: tools may replace the handler of an existing client.
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
