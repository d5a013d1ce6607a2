import type { OperationCommand } from "../command.js";
import { commands, type InputOf, type ResultOf } from "../commands/table.js";
import type { CallOptions } from "../pipeline/call-context.js";
import type { BaseSTSClient } from "./sts-client.js";

// For a call, editors show the comment of its signature, not that of the method.

/** An operation as a method. It returns a promise, or calls a callback if it is given one. */
export interface OperationMethod<Input, Output> {
  /**
   * Calls the operation that the method is named for.
   *
   * @param options - `abortSignal`; `requestTimeout` for each attempt and `timeout` for the whole call, in milliseconds
   * @throws STSServiceException if STS returns an error, or the response is not from STS
   * @throws TimeoutError, NetworkError or AbortError if there is no response
   * @throws TypeError for invalid input or configuration
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
   */
  (input: Input, options?: CallOptions): Promise<Output>;
  /** Calls the operation that the method is named for, and then the callback. */
  (input: Input, callback: (error: any, output?: Output) => void): void;
  /** Calls the operation that the method is named for, and then the callback. */
  (input: Input, options: CallOptions, callback: (error: any, output?: Output) => void): void;
}

/** An operation without required members, so its input can be left out. */
export interface OptionalInputMethod<Input, Output> extends OperationMethod<Input, Output> {
  /**
   * Calls the operation that the method is named for, without input.
   *
   * @throws STSServiceException if STS returns an error, or the response is not from STS
   * @throws TimeoutError, NetworkError or AbortError if there is no response
   * @throws TypeError for invalid configuration
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
   */
  (): Promise<Output>;
  /** Calls the operation that the method is named for, without input, and then the callback. */
  (callback: (error: any, output?: Output) => void): void;
}

type CommandConstructor = new (...input: any) => OperationCommand<any, any, any>;

type MethodOf<Class> =
  Record<never, never> extends InputOf<Class>
    ? OptionalInputMethod<InputOf<Class>, ResultOf<Class>>
    : OperationMethod<InputOf<Class>, ResultOf<Class>>;

/** The operations as methods, named as in version 2 of the AWS SDK. */
export type STSOperations = { [Name in keyof typeof commands]: MethodOf<(typeof commands)[Name]> };

/** Extends a platform's client class with a method for each operation. */
export function withOperations<C extends abstract new (...args: any[]) => BaseSTSClient>(
  Client: C,
): C & (new (...args: any[]) => STSOperations) {
  abstract class WithOperations extends Client {}
  for (const [name, OperationCommand] of Object.entries<CommandConstructor>({ ...commands })) {
    Object.defineProperty(WithOperations.prototype, name, {
      value: function (this: BaseSTSClient, input: any, ...rest: [any?, any?]) {
        // As in version 2 of AWS's SDK, a callback may stand where the input is left out.
        if (typeof input === "function") return this.send(new OperationCommand(), input);
        return this.send(new OperationCommand(input), ...rest);
      },
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  return WithOperations as unknown as C & (new (...args: any[]) => STSOperations);
}
