import { CredentialsProviderError } from "@stskit/core/credentials";
import { BaseSTSClient, type OrUndefined, type Platform } from "@stskit/core/platform";
import type { STSClientConfig } from "../client-config.js";
import { findInEnvironment } from "../config/find-setting.js";
import { environmentCredentials } from "../credential-providers/environment-credentials.js";
import { nodeRuntime } from "../runtime.js";

const CREDENTIALS = "Pass { credentials } to the client, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";

const barePlatform: Platform = {
  ...nodeRuntime,
  settings: () => findInEnvironment,
  credentials: () => async () => {
    const credentials = environmentCredentials();
    if (credentials) return credentials;
    throw new CredentialsProviderError(
      `Credentials are missing. ${CREDENTIALS} This entry point does not read profiles: import @stskit/client-sts-node to use them.`,
      { tryNextLink: false },
    );
  },
  remedies: {
    region: 'Pass { region: "eu-west-1" } to the client, or set AWS_REGION.',
    credentials: CREDENTIALS,
  },
};

/**
 * An AWS STS client for Node.js that reads only its options and the environment: no shared config files, no credential
 * chain, no instance metadata. `profile` has no effect.
 */
export class STSClient extends BaseSTSClient {
  constructor(options?: OrUndefined<STSClientConfig>) {
    super(barePlatform, options);
  }
}
