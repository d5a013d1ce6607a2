import type { CheckOptionalClientConfig } from "@smithy/types";
import { BaseSTSClient, type Platform, type STSClientConfig } from "@stskit/core/client";
import { nodeRuntime } from "../runtime.js";
import { environmentDefaults } from "./environment-defaults.js";

const barePlatform: Platform = {
  ...nodeRuntime,
  defaults: environmentDefaults,
  remedies: {
    region: 'Pass { region: "eu-west-1" } to the client, or set AWS_REGION.',
    credentials: "Pass { credentials } to the client, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
  },
};

/**
 * A client of AWS STS for Node.js that looks at its options and the environment, and nowhere else: no shared config
 * files, no credential chain, no instance metadata. `profile` has no effect.
 */
export class STSClient extends BaseSTSClient {
  constructor(...[options]: CheckOptionalClientConfig<STSClientConfig>) {
    super(barePlatform, options ?? {});
  }
}
