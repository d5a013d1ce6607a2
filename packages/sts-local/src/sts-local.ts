import type { EksIdentity, EksTokenOptions } from "./authentication/eks-token.js";
import type { WebIdentityTokenOptions } from "./built-in/oidc-provider.js";
import type { SamlAssertionOptions } from "./built-in/saml-provider.js";
import type { Faults } from "./faults.js";
import type { RequestRecord } from "./request-record.js";
import type { TradeInTokenOptions } from "./session/trade-in-token.js";
import type { World } from "./world/world.js";

/** A long-term access key of the server's world. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of its user. */
  readonly arn: string;
  /** Name of its user; `root` for the account's root user. */
  readonly userName: string;
}

/** A running local STS. */
export interface StsLocal {
  /** `http://127.0.0.1:PORT`, for a client's `endpoint` or `AWS_ENDPOINT_URL_STS`. */
  readonly endpoint: string;
  /** Long-term keys: those of the users in their order, then the root user's. */
  readonly accessKeys: readonly AccessKey[];
  /** Accounts, users, roles and providers as they were worked out from the options. */
  readonly world: World;
  /** What was asked so far, oldest first (the last 10 000, and of large ones the last 64 MiB). May be emptied: `sts.requests.length = 0`. */
  readonly requests: RequestRecord[];
  /** The switch for faults. */
  readonly faults: Faults;

  /** The present, by the server's clock. */
  now(): Date;
  /** Milliseconds by which the server's clock is ahead of its source; negative for behind. 0 at the start. */
  setClockOffset(milliseconds: number): void;

  /**
   * The six digits an MFA device shows, or will show next when the present ones have been used. Throws `TypeError`
   * for a device that does not exist.
   */
  totp(serialNumber: string): string;
  /** A JWT of the built-in OIDC provider, for AssumeRoleWithWebIdentity. */
  webIdentityToken(options?: WebIdentityTokenOptions): Promise<string>;
  /** A signed response of the built-in SAML provider in base64, for AssumeRoleWithSAML. */
  samlAssertion(options?: SamlAssertionOptions): Promise<string>;
  /** A token for GetDelegatedAccessToken. */
  tradeInToken(options?: TradeInTokenOptions): string;
  /**
   * Says who is behind an EKS bearer token (`k8s-aws-v1.…`), as a cluster's authenticator does. Rejects with
   * `EksTokenError` when the token would not be let in.
   */
  verifyEksToken(token: string, options: EksTokenOptions): Promise<EksIdentity>;

  /** Stops listening and ends all connections at once. May be called more than once. */
  close(): Promise<void>;
}
