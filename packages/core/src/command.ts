import { constructStack } from "@smithy/core/client";
import type {
  Handler,
  MetadataBearer,
  MiddlewareStack,
  OptionalParameter,
  Command as SmithyCommand,
} from "@smithy/types";
import type { CallContext, CallOptions } from "./pipeline/call-context.js";
import { composeCall } from "./pipeline/compose-call.js";
import type { Next } from "./pipeline/middleware.js";
import type { Operation } from "./schema/operation.js";
import { redact } from "./schema/secrets.js";
import type { STSClientResolvedConfig } from "./settings/client-config.js";

/** The class of an operation's commands. The input is optional if none of its members is required. */
export interface CommandClass<Input extends object, Output extends MetadataBearer, Result extends Output> {
  new (...[input]: OptionalParameter<Input>): OperationCommand<Input, Output, Result>;
  readonly operation: Operation;
  /** The endpoint parameters, and the client options they come from. AWS's presigners read them. */
  getEndpointParameterInstructions(): Record<string, { type: string; name: string }>;
}

/**
 * A command for one operation. It is a command of `Output`, as in `@aws-sdk/client-sts`, for middleware, mocks and tools.
 * Sending it resolves to more: to `Result`, in which what STS always sends isn't `undefined`.
 */
export interface OperationCommand<Input extends object, Output extends MetadataBearer, Result extends Output>
  extends SmithyCommand<any, Input, any, Output, any> {
  resolveMiddleware(
    clientStack: MiddlewareStack<any, any>,
    configuration: any,
    options?: CallOptions,
  ): Handler<Input, Result>;
  resolveMiddlewareWithContext: Command<Input, Output>["resolveMiddlewareWithContext"];
  /** A copy that is safe to log: its input has no secrets, unlike `input` itself. */
  toJSON(): { input: unknown };
}

const ENDPOINT_PARAMETERS = {
  UseGlobalEndpoint: { type: "builtInParams", name: "useGlobalEndpoint" },
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
};

/** The method that Node.js, and consoles that imitate it, call to print an object. */
const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** The middleware of individual commands. Few have any, so a stack is created on first use. */
const ownStacks = new WeakMap<object, MiddlewareStack<any, any>>();

/** An operation and its input, to pass to `client.send`. It can be sent more than once, and by different clients. */
export abstract class Command<
  Input extends object,
  Output extends MetadataBearer,
  // Code written for `@aws-sdk/client-sts` may pass these type arguments too.
  _Configuration = any,
  _ClientInput = any,
  _ClientOutput = any,
> implements SmithyCommand<any, Input, any, Output, any>
{
  static getEndpointParameterInstructions(): typeof ENDPOINT_PARAMETERS {
    return ENDPOINT_PARAMETERS;
  }

  readonly input: Input;

  constructor(...[input]: OptionalParameter<Input>) {
    this.input = (input ?? {}) as Input;
  }

  /** The middleware of this command only. */
  get middlewareStack(): MiddlewareStack<Input, Output> {
    let stack = ownStacks.get(this);
    if (!stack) {
      stack = constructStack<Input, Output>();
      ownStacks.set(this, stack);
    }
    return stack;
  }

  /** Composes the client's middleware and this command's into the function that makes the call. */
  abstract resolveMiddleware(
    clientStack: MiddlewareStack<any, any>,
    configuration: any,
    options?: CallOptions,
  ): Handler<Input, Output>;

  /** The same, under a second name that smithy's own commands have: AWS's presigner expects their type. */
  resolveMiddlewareWithContext(
    clientStack: MiddlewareStack<any, any>,
    configuration: any,
    options: any,
  ): Handler<Input, Output> {
    return this.resolveMiddleware(clientStack, configuration, options);
  }
}

/** Creates the base class of an operation's command. */
export function command<Input extends object, Output extends MetadataBearer, Result extends Output>(
  operation: Operation<Input, Result>,
): CommandClass<Input, Output, Result> {
  return class extends Command<Input, Output> {
    static readonly operation = operation;

    resolveMiddleware(
      clientStack: MiddlewareStack<any, any>,
      configuration: STSClientResolvedConfig,
      options?: CallOptions,
    ): Handler<Input, Output> {
      const own = ownStacks.get(this);
      const stack = own ? clientStack.concat(own) : clientStack;
      const compose = (send: Next, context: CallContext) =>
        stack.resolve(send as any, context as any) as unknown as Next;
      return composeCall(operation, this, compose, configuration, options ?? {}) as unknown as Handler<
        Input,
        Output
      >;
    }

    toJSON(): { input: unknown } {
      return { input: redact(operation.input, this.input) };
    }

    [INSPECT](_depth: number, options: object, inspect?: (value: unknown, options: object) => string) {
      return inspect ? `${this.constructor.name} ${inspect(this.toJSON(), options)}` : this.toJSON();
    }
  } as unknown as CommandClass<Input, Output, Result>;
}
