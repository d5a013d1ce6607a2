import type { Principal } from "../principal/principal.js";

export interface SessionTag {
  readonly key: string;
  readonly value: string;
}

/** A session of temporary credentials. The session token contains it, encrypted. */
export interface Session {
  readonly accessKeyId: string;
  readonly principal: Principal;
  /** The operation that started the session, which determines what its credentials may call. */
  readonly issuedBy: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The number of roles in the chain: 0 without a role, 1 for a role, 2 for one that was assumed from it. */
  readonly chainDepth: number;
  /** When the caller authenticated with MFA, in seconds since 1970. */
  readonly mfaAt?: number;
  readonly sourceIdentity?: string;
  readonly tags?: readonly SessionTag[];
  readonly transitiveTagKeys?: readonly string[];
  /** How many policies GetScopedCredentials restricted it by. */
  readonly scopedPolicies?: number;
}
