import { BaseSTSClient, type OrUndefined } from "@stskit/core/platform";
import type { STSClientConfig } from "./client-config.js";
import { nodePlatform } from "./platform.js";

export type { STSClientConfig } from "./client-config.js";
export type { NodeHandlerOptions } from "./http/handler-options.js";

/**
 * An AWS STS client for Node.js.
 *
 * Options that you leave out are read from the environment and the shared config files, and credentials come from AWS's
 * default provider chain. Nothing is read until the first call needs it.
 *
 * @example
 * const client = new STSClient({ region: "eu-west-1" });
 * const { Arn } = await client.send(new GetCallerIdentityCommand());
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
 */
export class STSClient extends BaseSTSClient {
  constructor(options?: OrUndefined<STSClientConfig>) {
    super(nodePlatform, options);
  }
}
