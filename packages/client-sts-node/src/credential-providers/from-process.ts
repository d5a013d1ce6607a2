import { cachedProvider } from "@stskit/core/bindings";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { loaded } from "../loaded.js";
import { nodePlatform } from "../platform.js";
import { awsInit, forAws, profileSource } from "./aws-options.js";
import { PERSON_CACHE } from "./profile-cache.js";
import { explainProfile } from "./profile-diagnosis.js";
import type { ProfileOptions } from "./provider-options.js";

/** Options of `fromProcess`: those of AWS's provider, and `cache`. */
export interface FromProcessOptions extends ProfileOptions {}

/**
 * Credentials printed by a command, the `credential_process` of a profile. It runs in a shell with this program's
 * permissions.
 *
 * @throws CredentialsProviderError from the provider, when the profile has no command, or it fails or prints anything else
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function fromProcess(options: FromProcessOptions = {}): CachedCredentialProvider {
  return cachedProvider(
    async (properties) => {
      const { fromProcess: fromAwsProcess } = await loaded(import("@aws-sdk/credential-provider-process"));
      const source = profileSource(options, properties);
      const init = await awsInit(nodePlatform, options, source);
      try {
        return await fromAwsProcess(init as Parameters<typeof fromAwsProcess>[0])(forAws(properties));
      } catch (error) {
        throw await explainProfile(error, source);
      }
    },
    nodePlatform,
    { ...PERSON_CACHE, ...options.cache },
    options,
  );
}
