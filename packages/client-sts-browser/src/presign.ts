/** Requests signed now and sent later by someone else. The functions are documented on their types. */
import {
  eksTokens,
  type GetEksToken,
  type Presign,
  presigner,
  type SignedCallerIdentityRequester,
  signedCallerIdentity,
} from "@stskit/core/presign";
import { browserPlatform } from "./platform.js";

export type {
  EksToken,
  GetEksTokenOptions,
  PresignOptions,
  SignedCallerIdentityRequest,
  SignedCallerIdentityRequestOptions,
} from "@stskit/core/presign";
export { formatUrl } from "@stskit/core/presign";

export const presign: Presign = /* @__PURE__ */ presigner(browserPlatform);
export const getEksToken: GetEksToken = /* @__PURE__ */ eksTokens(browserPlatform);
export const signedCallerIdentityRequest: SignedCallerIdentityRequester =
  /* @__PURE__ */ signedCallerIdentity(browserPlatform);
