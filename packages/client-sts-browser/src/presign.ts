/** Requests that are signed now and sent by someone else. */
import { eksTokens, presigner, signedCallerIdentity } from "@stskit/core/presign";
import { browserPlatform } from "./platform.js";
import { STSClient } from "./STSClient.js";

export type {
  EksToken,
  GetEksTokenOptions,
  PresignOptions,
  SignedCallerIdentityRequest,
  SignedCallerIdentityRequestOptions,
} from "@stskit/core/presign";
export { formatUrl } from "@stskit/core/presign";

const sts = { platform: browserPlatform, Client: STSClient };

/**
 * Signs a command's request for someone else to send, within the time given. `formatUrl` makes its URL.
 *
 * @throws TypeError for an operation that is sent unsigned, and for options that make no sense
 */
export const presign = /* @__PURE__ */ presigner(browserPlatform);

/**
 * A bearer token for the Kubernetes API of an EKS cluster, as `aws eks get-token` gives. Nothing is sent.
 *
 * @throws TypeError when `clusterName` is missing
 */
export const getEksToken = /* @__PURE__ */ eksTokens(sts);

/**
 * A signed GetCallerIdentity to show to a third party, such as HashiCorp Vault's AWS auth method. Nothing is sent.
 *
 * @throws TypeError when `serverId` cannot be a header
 */
export const signedCallerIdentityRequest = /* @__PURE__ */ signedCallerIdentity(sts);
