import type { EksIdentity, EksTokenOptions } from "./authentication/eks-token.js";
import type { Faults } from "./faults.js";
import type { WebIdentityTokenOptions } from "./federation/built-in-oidc-provider.js";
import type { SamlAssertionOptions } from "./federation/built-in-saml-provider.js";
import type { RequestRecord } from "./request-record.js";
import type { TradeInTokenOptions } from "./session/trade-in-token.js";
import type { World } from "./world/world.js";
import type { WorldChanges } from "./world/world-editor.js";

/** A long-term access key of the server's world. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of the user. */
  readonly arn: string;
  /** Name of the user; `root` for the account's root user. */
  readonly userName: string;
}

/** A running local STS. */
export interface StsLocal extends WorldChanges {
  /** `http://127.0.0.1:PORT`, for a client's `endpoint` or `AWS_ENDPOINT_URL_STS`. */
  readonly endpoint: string;
  /** The long-term access keys of all users. The root user's comes last, so that there is always one. */
  readonly accessKeys: readonly [AccessKey, ...AccessKey[]];
  /** The accounts, users, roles and identity providers at the moment. The object stays the same when they change. */
  readonly world: World;
  /**
   * The requests so far, oldest first. The oldest are dropped beyond 10 000 requests or about 64 MiB. To clear the
   * list, use `sts.requests.length = 0`.
   */
  readonly requests: RequestRecord[];
  /** Makes requests fail. */
  readonly faults: Faults;

  /** The current time by the server's clock. */
  now(): Date;
  /** Sets the server's clock ahead by some milliseconds; back if negative. 0 resets it. Throws `TypeError` beyond 10^13, about 300 years. */
  setClockOffset(milliseconds: number): void;
  /** By how many milliseconds the server's clock is ahead; negative if it is behind. */
  readonly clockOffset: number;

  /** Forgets requests, faults, the clock's offset, used MFA codes and changes of the world. */
  reset(): void;

  /**
   * The current code of an MFA device, or the next one if the current one has been used. Throws `TypeError` if there is
   * no such device.
   */
  totp(serialNumber: string): string;
  /** Creates a JWT of the built-in OIDC provider, for AssumeRoleWithWebIdentity. Rejects with `TypeError` for invalid options. */
  webIdentityToken(options?: WebIdentityTokenOptions): Promise<string>;
  /** Creates a base64-encoded response of the built-in SAML provider, for AssumeRoleWithSAML. Rejects with `TypeError` for invalid options. */
  samlAssertion(options?: SamlAssertionOptions): Promise<string>;
  /** Creates a token for GetDelegatedAccessToken. Throws `TypeError` for invalid options, and unknown users and roles. */
  tradeInToken(options?: TradeInTokenOptions): string;
  /**
   * Verifies an EKS bearer token (`k8s-aws-v1.…`) as a cluster does, and resolves to who created it. Rejects with
   * `EksTokenError` if a cluster would reject the token.
   */
  verifyEksToken(token: string, options: EksTokenOptions): Promise<EksIdentity>;

  /** Stops listening and closes all connections immediately. May be called more than once. */
  close(): Promise<void>;
}
