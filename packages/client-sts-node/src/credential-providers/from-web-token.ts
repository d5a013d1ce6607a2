import { webToken } from "@stskit/core/credentials";
import { stsPlatform } from "./sts-platform.js";

/**
 * Credentials of a role, assumed with a token of an identity provider and renewed before they expire. Give the token as
 * a function where it changes: it is called at each renewal.
 *
 * @throws TypeError when `roleArn` or `webIdentityToken` is missing
 * @throws STSServiceException from the provider, when STS refuses
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const fromWebToken = /* @__PURE__ */ webToken(stsPlatform);
