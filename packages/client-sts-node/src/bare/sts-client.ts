import { BaseSTSClient, type OrUndefined } from "@stskit/core/platform";
import type { STSClientConfig } from "../client-config.js";
import { environmentPlatform } from "./environment-platform.js";

const barePlatform = environmentPlatform({
  region: 'Pass { region: "eu-west-1" } to the client, or set AWS_REGION.',
  credentials: "Pass { credentials } to the client, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
});

/**
 * An AWS STS client for Node.js that reads only its options and the environment: no shared config files, no credential
 * chain, no instance metadata. `profile` has no effect.
 */
export class STSClient extends BaseSTSClient {
  constructor(options?: OrUndefined<STSClientConfig>) {
    super(barePlatform, options);
  }
}
