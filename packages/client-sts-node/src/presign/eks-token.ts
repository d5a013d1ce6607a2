import { eksTokens } from "@stskit/core/presign";
import { stsPlatform } from "../credential-providers/sts-platform.js";

/**
 * A bearer token for the Kubernetes API of an EKS cluster, as `aws eks get-token` gives. Nothing is sent.
 *
 * @throws TypeError when `clusterName` is missing
 *
 * @example
 * const { token } = await getEksToken({ clusterName: "prod", region: "eu-west-1" });
 */
export const getEksToken = /* @__PURE__ */ eksTokens(stsPlatform);
