import type { CheckOptionalClientConfig } from "@smithy/types";
import { BaseSTSClient, type STSClientConfig } from "@stskit/core/client";
import { reactNativePlatform } from "./platform.js";

/**
 * A client of AWS STS for React Native.
 *
 * There is no environment to read here: `region` has to be given, and `credentials` for every operation but
 * AssumeRoleWithWebIdentity and AssumeRoleWithSAML, which take none.
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
  constructor(...[options]: CheckOptionalClientConfig<STSClientConfig>) {
    super(reactNativePlatform, options ?? {});
  }
}
