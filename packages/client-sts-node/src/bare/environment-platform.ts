import { CredentialsProviderError } from "@stskit/core/credentials";
import type { Platform } from "@stskit/core/platform";
import { findInEnvironment } from "../config/find-setting.js";
import { environmentCredentials } from "../credential-providers/environment-credentials.js";
import { nodeRuntime } from "../runtime.js";

/** Node with the environment alone: no shared config files, no credential chain, no instance metadata. */
export function environmentPlatform(remedies: {
  readonly region: string;
  readonly credentials: string;
}): Platform {
  return {
    ...nodeRuntime,
    settings: () => findInEnvironment,
    credentials: () => async () => {
      const credentials = environmentCredentials();
      if (credentials) return credentials;
      throw new CredentialsProviderError(
        `Credentials are missing. ${remedies.credentials} This entry point does not read profiles: import @stskit/client-sts-node to use them.`,
        { tryNextLink: false },
      );
    },
    remedies,
  };
}
