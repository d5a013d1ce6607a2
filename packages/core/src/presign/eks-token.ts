import { BaseSTSClient } from "../client/sts-client.js";
import { GetCallerIdentityCommand } from "../commands/GetCallerIdentityCommand.js";
import type { Platform } from "../platform.js";
import { formatUrl } from "../protocol/query-string.js";
import { base64Url } from "../schema/base64.js";
import type { OrUndefined, STSClientConfig } from "../settings/client-config.js";
import { presigner } from "./presign.js";

/**
 * Options of `getEksToken`: the cluster, and either a client or the options of one (region, credentials, profile …).
 */
export interface GetEksTokenOptions extends OrUndefined<STSClientConfig> {
  /** The name of the cluster, or the cluster id in its `aws-auth` setup. */
  clusterName: string;
  /** Use this client's configuration instead of the other options. */
  client?: BaseSTSClient | undefined;
}

/** A bearer token for the Kubernetes API of an EKS cluster. */
export interface EksToken {
  /**
   * `k8s-aws-v1.` and a presigned GetCallerIdentity. It gives access to the cluster as you: treat it like a password.
   */
  readonly token: string;
  /** When to get a new token: 14 minutes from now, a minute before the cluster rejects this one. */
  readonly expiration: Date;
}

const PREFIX = "k8s-aws-v1.";
const CLUSTER_HEADER = "x-k8s-aws-id";

/** The expiry in the URL, in seconds. Clusters require it, but accept tokens for 15 minutes. */
const URL_EXPIRY = 60;
/** In milliseconds. */
const TOKEN_LIFETIME = 14 * 60_000;

/** A platform's `getEksToken`. */
export type GetEksToken =
  /**
   * Creates a bearer token for the Kubernetes API of an EKS cluster, like `aws eks get-token`. Sends no request.
   *
   * @throws TypeError if `clusterName` is missing or not valid
   *
   * @example
   * const { token } = await getEksToken({ clusterName: "prod", region: "eu-west-1" });
   */
  (options: GetEksTokenOptions) => Promise<EksToken>;

/** Makes `getEksToken` for a platform. */
export function eksTokens(platform: Platform): GetEksToken {
  const presign = presigner(platform);
  return async (options) => {
    const { clusterName, client: given, ...config } = options ?? {};
    if (typeof clusterName !== "string" || clusterName === "") {
      throw new TypeError(
        'clusterName is missing. Pass the name of the cluster: getEksToken({ clusterName: "prod" }).',
      );
    }
    if (/[^\x20-\x7e]/.test(clusterName)) {
      throw new TypeError(
        "clusterName contains a line break or another character that cluster names cannot have. Check where it comes from.",
      );
    }
    const client = given ?? new BaseSTSClient(platform, config);
    try {
      const request = await presign(client, new GetCallerIdentityCommand({}), {
        expiresIn: URL_EXPIRY,
        headers: { [CLUSTER_HEADER]: clusterName },
      });
      return {
        token: PREFIX + base64Url(formatUrl(request)),
        expiration: new Date(platform.time.now() + TOKEN_LIFETIME),
      };
    } finally {
      if (!given) client.destroy();
    }
  };
}
