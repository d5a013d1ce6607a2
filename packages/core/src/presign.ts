/** Requests signed now and sent later by someone else, for a platform to bind to its client. */
export { type EksToken, eksTokens, type GetEksToken, type GetEksTokenOptions } from "./presign/eks-token.js";
export { formatUrl } from "./presign/format-url.js";
export { type Presign, type PresignOptions, presigner } from "./presign/presign.js";
export {
  type SignedCallerIdentityRequest,
  type SignedCallerIdentityRequester,
  type SignedCallerIdentityRequestOptions,
  signedCallerIdentity,
} from "./presign/signed-caller-identity.js";
