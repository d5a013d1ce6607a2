import type { BrowserHandlerOptions } from "@stskit/client-sts-browser/STSClient";
import type { NodeHandlerOptions } from "@stskit/client-sts-node/STSClient";
import type { ReactNativeHandlerOptions } from "@stskit/client-sts-react-native/STSClient";
import { BaseSTSClient, type ClientConfig, type OrUndefined } from "@stskit/core/platform";

export type { BrowserHandlerOptions, NodeHandlerOptions, ReactNativeHandlerOptions };

/** Options of `requestHandler` on any platform. Those of another platform than the program's have no effect. */
export type HandlerOptions = NodeHandlerOptions | BrowserHandlerOptions | ReactNativeHandlerOptions;

/** The options of a client on any platform. */
export interface STSClientConfig extends ClientConfig<HandlerOptions> {}

/**
 * An AWS STS client for the platform that the program runs on.
 *
 * In Node.js, options that you leave out are read from the environment and the shared config files, and credentials come
 * from AWS's default provider chain. Other platforms need `region`, and `credentials` for calls that are signed.
 *
 * @example
 * const client = new STSClient({ region: "eu-west-1" });
 * const { Arn } = await client.send(new GetCallerIdentityCommand());
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
 */
export declare class STSClient extends BaseSTSClient {
  constructor(options?: OrUndefined<STSClientConfig>);
}
