import { Client } from "@smithy/core/client";
import type { CheckOptionalClientConfig, MetadataBearer, Command as SmithyCommand } from "@smithy/types";
import type { ServiceInputTypes, ServiceOutputTypes } from "../operations/commands.js";
import type { CallOptions } from "../pipeline/call-context.js";
import { addMiddleware, order } from "../pipeline/order.js";
import type { Platform } from "../platform.js";
import type { STSClientConfig, STSClientResolvedConfig } from "../settings/client-config.js";
import { resolveConfig } from "../settings/resolve-config.js";

/** A client of AWS STS, on any platform. It extends smithy's `Client`, whose `send` tracing and mocking tools patch. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the implementation of send is smithy's
export class BaseSTSClient extends Client<
  CallOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  STSClientResolvedConfig
> {
  constructor(platform: Platform, ...[given]: CheckOptionalClientConfig<STSClientConfig>) {
    const config = resolveConfig(given ?? {}, platform);
    super(config);
    for (const [options, make] of order) addMiddleware(this.middlewareStack, options, make(config, platform));
  }
}

/** The forms with a callback come first: TypeScript takes a callback's parameter types from the first form that might fit. */
export interface BaseSTSClient {
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: AnyCommand<Input, Output>,
    callback: (error: any, output?: Output) => void,
  ): void;
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: AnyCommand<Input, Output>,
    options: CallOptions,
    callback: (error: any, output?: Output) => void,
  ): void;
  /**
   * Calls STS. Any number of calls may be under way at once. `destroy()` closes the connections.
   *
   * @param options - `abortSignal`; `requestTimeout` for each attempt and `timeout` for the whole call, in milliseconds
   * @throws STSServiceException when STS refuses, or when the response is not from STS
   * @throws TimeoutError, NetworkError or AbortError when there is no response
   * @throws TypeError for input or configuration that cannot work
   */
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: AnyCommand<Input, Output>,
    options?: CallOptions,
  ): Promise<Output>;
}

type AnyCommand<Input extends object, Output extends MetadataBearer> = SmithyCommand<
  any,
  Input,
  any,
  Output,
  any
>;
