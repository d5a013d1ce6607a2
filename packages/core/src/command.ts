import { constructStack } from "@smithy/core/client";
import type {
  Handler,
  MetadataBearer,
  MiddlewareStack,
  OptionalParameter,
  Command as SmithyCommand,
} from "@smithy/types";
import type { CallOptions } from "./pipeline/call-context.js";
import { composeCall } from "./pipeline/compose-call.js";
import type { Operation } from "./schema/operation.js";
import { redact } from "./schema/redact.js";
import type { STSClientResolvedConfig } from "./settings/client-config.js";

/** The class of an operation's commands. The input may be left out where none of its members is required. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  new (...[input]: OptionalParameter<Input>): OperationCommand<Input, Output>;
  readonly operation: Operation;
  /** The parameters of endpoint rules, and the client options they come from: tools for presigning ask for it. */
  getEndpointParameterInstructions(): Record<string, { type: string; name: string }>;
}

/** A command of a certain operation. */
export interface OperationCommand<Input extends object, Output extends MetadataBearer>
  extends SmithyCommand<any, Input, any, Output, any> {
  resolveMiddlewareWithContext: Command<Input, Output>["resolveMiddlewareWithContext"];
  /** As programs log it: without secrets. `input` itself is what was given. */
  toJSON(): { input: unknown };
}

const ENDPOINT_PARAMETERS = {
  UseGlobalEndpoint: { type: "builtInParams", name: "useGlobalEndpoint" },
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
};

/** Node.js, and consoles that follow it, ask an object under this name how to show it. */
const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/** Middleware of single commands. Few have any, so a stack is made when it is asked for. */
const ownStacks = new WeakMap<object, MiddlewareStack<any, any>>();

/** An operation with its input: what `client.send` takes. It may be sent several times, by several clients. */
export abstract class Command<
  Input extends object,
  Output extends MetadataBearer,
  // Programs written for `@aws-sdk/client-sts` name these too.
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

  /** The middleware of this command alone. */
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

  /** The same under the name that the type of smithy's own commands has besides: AWS's presigner takes that type. */
  resolveMiddlewareWithContext(
    clientStack: MiddlewareStack<any, any>,
    configuration: any,
    options: any,
  ): Handler<Input, Output> {
    return this.resolveMiddleware(clientStack, configuration, options);
  }
}

/** Makes the base of an operation's command class. */
export function command<Input extends object, Output extends MetadataBearer>(
  operation: Operation,
): CommandClass<Input, Output> {
  return class extends Command<Input, Output> {
    static readonly operation = operation;

    resolveMiddleware(
      clientStack: MiddlewareStack<any, any>,
      configuration: STSClientResolvedConfig,
      options?: CallOptions,
    ): Handler<Input, Output> {
      const own = ownStacks.get(this);
      const stack = own ? clientStack.concat(own) : clientStack;
      return composeCall(operation, this, stack, configuration, options ?? {});
    }

    toJSON(): { input: unknown } {
      return { input: redact(operation.input, this.input) };
    }

    [INSPECT](_depth: number, options: object, inspect?: (value: unknown, options: object) => string) {
      return inspect ? `${this.constructor.name} ${inspect(this.toJSON(), options)}` : this.toJSON();
    }
  } as unknown as CommandClass<Input, Output>;
}
