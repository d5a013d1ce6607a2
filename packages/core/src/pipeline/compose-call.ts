import type { Operation } from "../schema/operation.js";
import { redact } from "../schema/secrets.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { checkHandlerResult } from "../transport/check-handler-result.js";
import { handlerOptions } from "../transport/request-handler.js";
import { type Call, type CallContext, type CallOptions, SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { MiddlewareArguments, MiddlewareResult, Next } from "./middleware.js";

/** The service's name in its model. Tracing tools read it from the context. */
const SERVICE = "AWSSecurityTokenServiceV20110615";

/**
 * Composes an operation's middleware into a function that calls an operation. A client with `cacheMiddleware` reuses that function,
 * which composes the middleware again for each call, since each call has its own state.
 */
export function composeCall(
  operation: Operation,
  commandInstance: unknown,
  compose: (send: Next, context: CallContext) => Next,
  config: Pick<STSClientResolvedConfig, "logger" | "requestHandler">,
  options: CallOptions,
): Next {
  const composed = () => {
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
    // What a handler returns has no output yet: the deserializer adds it.
    const send = async ({ request }: MiddlewareArguments): Promise<MiddlewareResult> => {
      // Read for each call: tools may replace the handler of an existing client.
      const handler = config.requestHandler;
      const { abortSignal, transportStatus } = call.attempt ?? { abortSignal: call.abortSignal };
      const sent = handlerOptions(handler, options, abortSignal, transportStatus);
      const result = await handler.handle(request, sent);
      checkHandlerResult(result);
      return result as MiddlewareResult;
    };
    return compose(send, context);
  };
  let first: Next | undefined = composed();
  return (args) => {
    const handler = first ?? composed();
    first = undefined;
    return handler(args);
  };
}
