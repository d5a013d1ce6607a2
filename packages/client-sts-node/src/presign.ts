/** Requests that are signed now and sent by someone else. */
export type {
  EksToken,
  GetEksTokenOptions,
  PresignOptions,
  SignedCallerIdentityRequest,
  SignedCallerIdentityRequestOptions,
} from "@stskit/core/presign";
export { formatUrl } from "@stskit/core/presign";
export { getEksToken } from "./presign/eks-token.js";
export { presign } from "./presign/presign.js";
export { signedCallerIdentityRequest } from "./presign/signed-caller-identity.js";
