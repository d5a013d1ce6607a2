import { constructStack } from "@smithy/core/client";
import {
  type Handler,
  type HttpHandlerOptions,
  type MetadataBearer,
  type MiddlewareStack,
  type OptionalParameter,
  SMITHY_CONTEXT_KEY,
  type Command as SmithyCommand,
} from "@smithy/types";
import type { HttpHandler } from "../platform.js";
import type { Operation } from "../schema/operation.js";
import { redact } from "../schema/redact.js";
import type { CallContext } from "./call-context.js";

/** An operation with its input: what `client.send` takes. It may be sent several times, by several clients. */
export interface Command<Input extends object, Output extends MetadataBearer>
  extends SmithyCommand<any, Input, any, Output, any> {}

/** The class of an operation's commands. The input may be left out where none of its members is required. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  new (...[input]: OptionalParameter<Input>): Command<Input, Output>;
  /** The parameters of endpoint rules, and the client options they come from: tools for presigning ask for it. */
  getEndpointParameterInstructions(): Record<string, { type: string; name: string }>;
}

/** What a command needs of a client's configuration. */
interface Configuration {
  readonly logger: CallContext["logger"];
  readonly requestHandler: HttpHandler;
}

/** The service's name in its model: tracing tools read it from the context. */
const SERVICE = "AWSSecurityTokenServiceV20110615";

const ENDPOINT_PARAMETERS = {
  UseGlobalEndpoint: { type: "builtInParams", name: "useGlobalEndpoint" },
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
};

/** What all commands share. */
abstract class OperationCommand<Input extends object, Output extends MetadataBearer> {
  static getEndpointParameterInstructions(): typeof ENDPOINT_PARAMETERS {
    return ENDPOINT_PARAMETERS;
  }

  readonly input: Input;
  private ownStack: MiddlewareStack<Input, Output> | undefined;

  constructor(...[input]: OptionalParameter<Input>) {
    this.input = (input ?? {}) as Input;
  }

  protected abstract get operation(): Operation;

  /** Middleware of this command alone. Few commands have any, so the stack is made when it is asked for. */
  get middlewareStack(): MiddlewareStack<Input, Output> {
    this.ownStack ??= constructStack<Input, Output>();
    return this.ownStack;
  }

  /** Composes the client's middleware and this command's into the function that makes the call. */
  resolveMiddleware(
    clientStack: MiddlewareStack<any, any>,
    configuration: Configuration,
    options: HttpHandlerOptions = {},
  ): Handler<Input, Output> {
    const { operation } = this;
    const stack: MiddlewareStack<any, any> = this.ownStack ? clientStack.concat(this.ownStack) : clientStack;
    const context: CallContext = {
      logger: configuration.logger,
      clientName: "STSClient",
      commandName: `${operation.name}Command`,
      inputFilterSensitiveLog: (input: unknown) => redact(operation.input, input),
      outputFilterSensitiveLog: (output: unknown) => redact(operation.output, output),
      [SMITHY_CONTEXT_KEY]: {
        commandInstance: this,
        service: SERVICE,
        operation: operation.name,
        operationSchema: operation,
        abortSignal: options?.abortSignal,
      },
    };
    // The handler is read at each call: a tool may replace it after the client was made.
    return stack.resolve(
      async ({ request }: any) => configuration.requestHandler.handle(request, options) as any,
      context as any,
    );
  }
}

/** The base of all commands, for `instanceof`. */
export const Command: abstract new (input: any) => Command<any, any> = OperationCommand;

/** Makes the base of an operation's command class. */
export function command<Input extends object, Output extends MetadataBearer>(
  operation: Operation,
): CommandClass<Input, Output> {
  return class extends OperationCommand<Input, Output> {
    protected get operation(): Operation {
      return operation;
    }
  } as unknown as CommandClass<Input, Output>;
}
