import { cachedProvider } from "@stskit/core/bindings";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { loaded } from "../loaded.js";
import { nodePlatform } from "../platform.js";
import { awsInit, forAws, profileSource, roleAssumers } from "./aws-options.js";
import { PERSON_CACHE, PROFILE_CACHE } from "./profile-cache.js";
import { explainProfile, profileRegion } from "./profile-diagnosis.js";
import type { RoleOptions } from "./provider-options.js";

/** Options of `fromIni`: those of AWS's provider, and `cache`. */
export interface FromIniOptions extends RoleOptions {}

/**
 * Credentials of a profile in the shared config files: static keys, a role with `source_profile` or `credential_source`, a
 * web identity, SSO, a process. Roles are assumed with our client. The files are read for each refresh.
 *
 * @throws CredentialsProviderError from the provider, saying what is missing in the files
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function fromIni(options: FromIniOptions = {}): CachedCredentialProvider {
  return cachedProvider(
    async (properties) => {
      const { fromIni: fromAwsIni } = await loaded(import("@aws-sdk/credential-provider-ini"));
      const source = profileSource(options, properties);
      const init = await awsInit(nodePlatform, options, source);
      const region = await profileRegion(init);
      try {
        return await fromAwsIni({
          ...roleAssumers(nodePlatform, options, properties, region),
          ...init,
        } as Parameters<typeof fromAwsIni>[0])(forAws(properties));
      } catch (error) {
        throw await explainProfile(error, source);
      }
    },
    nodePlatform,
    { ...(options.mfaCodeProvider ? PERSON_CACHE : PROFILE_CACHE), ...options.cache },
    options,
  );
}
