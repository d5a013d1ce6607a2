import type { CheckOptionalClientConfig } from "@smithy/types";
import { BaseSTSClient, type STSClientConfig } from "@stskit/core/client";
import { nodePlatform } from "./platform.js";

/**
 * A client of AWS STS for Node.js.
 *
 * What its options leave out comes from the environment and the shared config files; credentials come from AWS's
 * default chain then. Nothing is read before the first call needs it.
 *
 * @example
 * const client = new STSClient({ region: "eu-west-1" });
 * const { Arn } = await client.send(new GetCallerIdentityCommand());
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
 */
export class STSClient extends BaseSTSClient {
  constructor(...[options]: CheckOptionalClientConfig<STSClientConfig>) {
    super(nodePlatform, options ?? {});
  }
}
