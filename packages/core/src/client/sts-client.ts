import type { MetadataBearer, Command as SmithyCommand } from "@smithy/types";
import type { ServiceInputTypes, ServiceOutputTypes } from "../commands/table.js";
import type { CallOptions } from "../pipeline/call-context.js";
import { addMiddleware, order } from "../pipeline/order.js";
import type { Platform } from "../platform.js";
import type { OrUndefined, STSClientConfig, STSClientResolvedConfig } from "../settings/client-config.js";
import { resolveConfig } from "../settings/resolve-config.js";
import { SmithyClient } from "./smithy-client.js";
import { sortOnce } from "./sort-once.js";

/**
 * The STS client that every platform extends. It is itself a smithy `Client`, because tracing and mocking tools patch
 * the `send` of that class.
 */
export class BaseSTSClient extends SmithyClient<
  CallOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  STSClientResolvedConfig
> {
  constructor(platform: Platform, options?: OrUndefined<STSClientConfig>) {
    const config = resolveConfig(options ?? {}, platform);
    super(config);
    for (const [place, make] of order) addMiddleware(this.middlewareStack, place, make(config, platform));
    sortOnce(this.middlewareStack);
  }

  // Overloads with a callback come first: TypeScript infers its parameter types from the first that may match.
  /** Calls STS, and then the callback. */
  override send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: AnyCommand<Input, Output>,
    callback: (error: any, output?: Output) => void,
  ): void;
  /** Calls STS, and then the callback. */
  override send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: AnyCommand<Input, Output>,
    options: CallOptions,
    callback: (error: any, output?: Output) => void,
  ): void;
  /**
   * Calls STS. Any number of calls can run at once. `destroy()` closes the connections.
   *
   * @param options - `abortSignal`; `requestTimeout` for each attempt and `timeout` for the whole call, in milliseconds
   * @throws STSServiceException if STS returns an error, or the response is not from STS
   * @throws TimeoutError, NetworkError or AbortError if there is no response
   * @throws TypeError for invalid input or configuration
   */
  override send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: AnyCommand<Input, Output>,
    options?: CallOptions,
  ): Promise<Output>;
  override send(command: any, ...rest: [any?, any?]): any {
    const isCommand = typeof command?.resolveMiddleware === "function";
    if (isCommand && !isForeign(command)) return super.send(command, ...rest);
    const error = isCommand ? foreignCommand(command) : notACommand(command);
    const callback = rest.find((given) => typeof given === "function");
    if (!callback) return Promise.reject(error);
    Promise.resolve(error).then(callback);
  }
}

type AnyCommand<Input extends object, Output extends MetadataBearer> = Pick<
  SmithyCommand<any, Input, any, Output, any>,
  "input" | "resolveMiddleware"
>;

/**
 * Whether it is a command of AWS's packages. Their types are the same, but they bring a serializer for AWS's middleware.
 * `instanceof` would refuse our own commands from a second copy of this package.
 */
function isForeign(command: object): boolean {
  return "serialize" in command && "deserialize" in command;
}

function foreignCommand({ constructor: { name } }: object): TypeError {
  return new TypeError(
    `send was given ${name} of another package, which this client can't run. Import ${name} from the same package as the client.`,
  );
}

function notACommand(given: unknown): TypeError {
  const isClass = typeof given === "function";
  const what = isClass
    ? `the class ${given.name}`
    : given === null
      ? "null"
      : `a value of type ${typeof given}`;
  const example = isClass ? given.name : "GetCallerIdentityCommand";
  return new TypeError(
    `send takes a command, but ${what} was given. Write send(new ${example}({ … })), with the input in the command.`,
  );
}
