import type { Principal } from "../principal/principal.js";

export interface SessionTag {
  readonly key: string;
  readonly value: string;
}

/** What temporary credentials stand for. It travels inside their session token. */
export interface Session {
  readonly accessKeyId: string;
  readonly principal: Principal;
  /** The operation that issued the credentials; it decides what they may call. */
  readonly issuedBy: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** How many roles were assumed one after the other to get here; 0 when none was. */
  readonly chainDepth: number;
  /** When the MFA code behind this session was given, in seconds since 1970. */
  readonly mfaAt?: number;
  readonly sourceIdentity?: string;
  readonly tags?: readonly SessionTag[];
  readonly transitiveTagKeys?: readonly string[];
}
