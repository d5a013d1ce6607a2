import { Client } from "@smithy/core/client";
import type { Command, MetadataBearer, MiddlewareStack } from "@smithy/types";

/**
 * Smithy's client, declared here: its own declaration makes a type check read forty more files, and would have to be
 * installed where its JavaScript is built in. That one has a private member; as it is optional, ours is assignable to it.
 */
export interface SmithyClient<HandlerOptions, Input extends object, Output extends MetadataBearer, Config> {
  readonly config: Config;
  middlewareStack: MiddlewareStack<Input, Output>;
  send<I extends Input, O extends Output>(
    command: Command<Input, I, Output, O, any>,
    options?: HandlerOptions,
  ): Promise<O>;
  send<I extends Input, O extends Output>(
    command: Command<Input, I, Output, O, any>,
    callback: (error: any, output?: O) => void,
  ): void;
  send<I extends Input, O extends Output>(
    command: Command<Input, I, Output, O, any>,
    options: HandlerOptions,
    callback: (error: any, output?: O) => void,
  ): void;
  destroy(): void;
}

export const SmithyClient = Client as new <
  HandlerOptions,
  Input extends object,
  Output extends MetadataBearer,
  Config,
>(
  config: Config,
) => SmithyClient<HandlerOptions, Input, Output, Config>;
