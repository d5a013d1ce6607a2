import { decoratedDefaultProvider, roleAssumer, roleAssumerWithWebIdentity } from "@stskit/core/credentials";
import { stsPlatform } from "./sts-platform.js";

/**
 * Makes a function that assumes a role with credentials it is given: what AWS's providers take as `roleAssumer`.
 *
 * Its region is the option's, otherwise that of `parentClientConfig`, of the environment or the profile, and at last
 * us-east-1. Calls may overlap: each signs with its own source credentials.
 *
 * @example
 * fromIni({ profile: "prod", roleAssumer: getDefaultRoleAssumer({ region: "eu-west-1" }) })
 */
export const getDefaultRoleAssumer = /* @__PURE__ */ roleAssumer(stsPlatform);

/** Makes a function that assumes a role with a web identity token: what AWS's providers take as `roleAssumerWithWebIdentity`. */
export const getDefaultRoleAssumerWithWebIdentity = /* @__PURE__ */ roleAssumerWithWebIdentity(stsPlatform);

/**
 * Passes our role assumers to a default provider of credentials, for the option `credentialDefaultProvider` of AWS's
 * clients.
 *
 * @deprecated AWS's default provider finds role assumers by itself; this serves programs that were written before it did
 */
export const decorateDefaultCredentialProvider = /* @__PURE__ */ decoratedDefaultProvider(stsPlatform);
