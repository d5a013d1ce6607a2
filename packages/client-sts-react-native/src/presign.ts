/** Requests signed now and sent later by someone else. Documentation is on the functions' types. */
import { eksTokens, presigner, signedCallerIdentity } from "@stskit/core/bindings";
import { reactNativePlatform } from "./platform.js";

export * from "@stskit/core/presign";

export const presign = /* @__PURE__ */ presigner(reactNativePlatform);
export const getEksToken = /* @__PURE__ */ eksTokens(reactNativePlatform);
export const signedCallerIdentityRequest = /* @__PURE__ */ signedCallerIdentity(reactNativePlatform);
