import { BaseSTSClient, type ClientConfig, type OrUndefined } from "@stskit/core/platform";
import type { ReactNativeHandlerOptions } from "./fetch-transport.js";
import { reactNativePlatform } from "./platform.js";

export type { ReactNativeHandlerOptions } from "./fetch-transport.js";

/** The options of a client in React Native. */
export interface STSClientConfig extends ClientConfig<ReactNativeHandlerOptions> {}

/**
 * An AWS STS client for React Native.
 *
 * It reads no environment, so `region` is required. So is `credentials`, except for AssumeRoleWithWebIdentity and
 * AssumeRoleWithSAML, which need none.
 *
 * @example
 * const client = new STSClient({ region: "eu-west-1" });
 * const { Credentials } = await client.send(
 *   new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName, WebIdentityToken }),
 * );
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
 */
export class STSClient extends BaseSTSClient {
  constructor(options?: OrUndefined<STSClientConfig>) {
    super(reactNativePlatform, options);
  }
}
