import { Client } from "@smithy/core/client";
import type { CheckOptionalClientConfig } from "@smithy/types";
import type { CallOptions } from "../command/call-options.js";
import type { STSClientConfig, STSClientResolvedConfig } from "../config/client-config.js";
import { resolveConfig } from "../config/resolve-config.js";
import { addStep, order } from "../pipeline/order.js";
import type { Platform } from "../platform.js";
import type { ServiceInputTypes, ServiceOutputTypes } from "./service-types.js";

/**
 * A client of AWS STS, on any platform. It extends smithy's `Client`, whose `send` tracing and mocking tools patch.
 *
 * `send(command)` gives a promise of the command's output; options (`abortSignal`; `requestTimeout` for
 * each attempt and `timeout` for the whole call, in milliseconds) and a callback may follow. One client serves any number of calls at once; `destroy()` closes its connections.
 */
export class BaseSTSClient extends Client<
  CallOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  STSClientResolvedConfig
> {
  constructor(platform: Platform, ...[options]: CheckOptionalClientConfig<STSClientConfig>) {
    const config = resolveConfig(options ?? {}, platform);
    super(config);
    for (const [place, makeStep] of order) addStep(this.middlewareStack, place, makeStep(config, platform));
  }
}
