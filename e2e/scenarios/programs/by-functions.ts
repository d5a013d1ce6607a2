import type * as Functions from "@stskit/client-sts/functions";
import type { Client, Sdk } from "../scenarios/scenario.js";

type Config = NonNullable<ConstructorParameters<typeof Sdk.STSClient>[0]>;
type Command = {
  readonly input: object;
  readonly constructor: { readonly operation: { readonly name: string } };
};
type CallOptions = { readonly abortSignal?: AbortSignal; readonly requestTimeout?: number };

/** Connects clients whose calls are those of the package's functions: both are to do the same. */
export function byFunctions(functions: typeof Functions): (config: Config) => Client {
  return ({ requestHandler, ...config }) => {
    const handler = functions.requestHandler(requestHandler as object | undefined);
    const client = {
      send(command: Command, { abortSignal, ...options }: CallOptions = {}) {
        const name = command.constructor.operation.name.replace(/^./, (first) => first.toLowerCase());
        const call = (functions as unknown as Record<string, typeof functions.assumeRole>)[name]!;
        return call(command.input as never, {
          ...(config as object),
          ...options,
          signal: abortSignal,
          requestHandler: handler,
        });
      },
      destroy: () => handler.destroy(),
    };
    return client as unknown as Client;
  };
}
