/** Requests signed now and sent later by someone else. Documentation is on the functions' types. */
import { eksTokens, presigner, signedCallerIdentity } from "@stskit/core/bindings";
import { nodePlatform } from "./platform.js";

export * from "@stskit/core/presign";

export const presign = /* @__PURE__ */ presigner(nodePlatform);
export const getEksToken = /* @__PURE__ */ eksTokens(nodePlatform);
export const signedCallerIdentityRequest = /* @__PURE__ */ signedCallerIdentity(nodePlatform);
