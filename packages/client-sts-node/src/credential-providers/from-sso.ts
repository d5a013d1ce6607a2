import { cachedProvider } from "@stskit/core/bindings";
import type { CachedCredentialProvider } from "@stskit/core/credentials";
import { shown } from "../config/shown.js";
import { loaded } from "../loaded.js";
import { nodePlatform } from "../platform.js";
import { awsInit, forAws, profileSource } from "./aws-options.js";
import { extendMessage, isServiceError } from "./extend-message.js";
import { diagnoseProfile } from "./profile-diagnosis.js";
import type { SsoOptions } from "./provider-options.js";

/** Options of `fromSSO`: those of AWS's provider, and `cache`. */
export interface FromSSOOptions extends SsoOptions {}

/**
 * Credentials of IAM Identity Center, from a session of `aws sso login`. The session's files are read for each refresh.
 *
 * @throws CredentialsProviderError from the provider, when the profile is not set up for it or the session has ended
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
export function fromSSO(options: FromSSOOptions = {}): CachedCredentialProvider {
  return cachedProvider(
    async (properties) => {
      const { fromSSO: fromAwsSso } = await loaded(import("@aws-sdk/credential-provider-sso"));
      const source = profileSource(options, properties);
      const init = await awsInit(nodePlatform, options, source);
      try {
        return await fromAwsSso(init as Parameters<typeof fromAwsSso>[0])(forAws(properties));
      } catch (error) {
        if (isServiceError(error)) throw error;
        const login = `aws sso login${source.profile ? ` --profile ${shown(source.profile)}` : ""}`;
        const { description, hidden } = await diagnoseProfile(source);
        throw extendMessage(error, `${description} Sign in with: ${login}`, hidden);
      }
    },
    nodePlatform,
    options.cache,
    options,
  );
}
