/** What users import besides a platform's functions that presign. */
export type { EksToken, GetEksTokenOptions } from "./presign/eks-token.js";
export type { PresignOptions } from "./presign/presign.js";
export type {
  SignedCallerIdentityRequest,
  SignedCallerIdentityRequestOptions,
} from "./presign/signed-caller-identity.js";
export { formatUrl } from "./protocol/query-string.js";
