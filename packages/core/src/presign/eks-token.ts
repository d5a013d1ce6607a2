import { BaseSTSClient } from "../client/sts-client.js";
import { GetCallerIdentityCommand } from "../operations/get-caller-identity.js";
import type { Platform } from "../platform.js";
import { base64Url } from "../schema/base64.js";
import type { STSClientConfig } from "../settings/client-config.js";
import { formatUrl } from "./format-url.js";
import { presigner } from "./presign.js";

/** Options of `getEksToken`: the cluster, and a client or the options of one (region, credentials, profile …). */
export interface GetEksTokenOptions extends STSClientConfig {
  /** The name of the cluster, or what its `aws-auth` set-up uses as cluster id. */
  clusterName: string;
  /** Asks with this client's configuration, instead of one made of the other options. */
  client?: BaseSTSClient | undefined;
}

/** A bearer token for the Kubernetes API of an EKS cluster. */
export interface EksToken {
  /** `k8s-aws-v1.` and a presigned GetCallerIdentity. Whoever has it is the caller to the cluster: treat it as a password. */
  readonly token: string;
  /** When to have another: 14 minutes from now, a minute before the cluster refuses it. */
  readonly expiration: Date;
}

const PREFIX = "k8s-aws-v1.";
const CLUSTER_HEADER = "x-k8s-aws-id";

/** What the URL says of its own validity, in seconds. Clusters ask for it and go by their own 15 minutes. */
const URL_EXPIRY = 60;
const TOKEN_LIFETIME = 14 * 60_000;

/** `getEksToken` of a platform. */
export type GetEksToken =
  /**
   * A bearer token for the Kubernetes API of an EKS cluster, like that of `aws eks get-token`. Nothing is sent.
   *
   * @throws TypeError when `clusterName` is missing
   *
   * @example
   * const { token } = await getEksToken({ clusterName: "prod", region: "eu-west-1" });
   */
  (options: GetEksTokenOptions) => Promise<EksToken>;

export function eksTokens(platform: Platform): GetEksToken {
  const presign = presigner(platform);
  return async (options) => {
    const { clusterName, client: given, ...config } = options ?? {};
    if (typeof clusterName !== "string" || clusterName === "") {
      throw new TypeError(
        'clusterName is missing. Give the name of the cluster: getEksToken({ clusterName: "prod" }).',
      );
    }
    if (/[^\x20-\x7e]/.test(clusterName)) {
      throw new TypeError(
        "clusterName holds a line break or another character that no name of a cluster has. Check what it is made of.",
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
