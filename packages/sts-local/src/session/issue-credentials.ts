import { toSeconds } from "../clock.js";
import type { Principal } from "../principal/principal.js";
import { temporaryAccessKeyId } from "../principal/unique-id.js";
import type { Parameters } from "../protocol/parameters.js";
import type { XmlTree } from "../protocol/write-xml.js";
import type { Sealer } from "./sealer.js";
import type { Session } from "./session.js";

/** The size that `SessionTokenUtilization` is relative to, and the largest `MinimumSessionTokenSize`. */
const MAX_SESSION_TOKEN_SIZE = 4096;

export interface CredentialsRequest {
  readonly principal: Principal;
  readonly issuedBy: string;
  readonly durationSeconds: number;
  readonly chainDepth?: number;
  readonly mfaAt?: number | undefined;
  readonly sourceIdentity?: string | undefined;
  readonly tags?: Session["tags"];
  readonly transitiveTagKeys?: Session["transitiveTagKeys"];
  readonly scopedPolicies?: Session["scopedPolicies"];
  /** `MinimumSessionTokenSize`, in bytes. */
  readonly minimumTokenSize?: number | undefined;
}

export interface IssuedCredentials {
  readonly Credentials: XmlTree;
  readonly SessionTokenUtilization: number;
  readonly SessionTokenSize: number;
}

/** Creates temporary credentials. Their session token contains the session, so the server stores nothing. */
export function issueCredentials(sealer: Sealer, now: Date, request: CredentialsRequest): IssuedCredentials {
  const issuedAt = toSeconds(now);
  const expiresAt = issuedAt + request.durationSeconds;
  const accessKeyId = temporaryAccessKeyId(request.principal.account);
  const session: Session = {
    accessKeyId,
    principal: request.principal,
    issuedBy: request.issuedBy,
    issuedAt,
    expiresAt,
    chainDepth: request.chainDepth ?? 0,
    ...(request.mfaAt !== undefined && { mfaAt: request.mfaAt }),
    ...(request.sourceIdentity !== undefined && { sourceIdentity: request.sourceIdentity }),
    ...(request.tags?.length && { tags: request.tags }),
    ...(request.scopedPolicies && { scopedPolicies: request.scopedPolicies }),
    ...(request.transitiveTagKeys?.length && { transitiveTagKeys: request.transitiveTagKeys }),
  };
  const sessionToken = sealer.seal("session", session, request.minimumTokenSize);
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: sealer.secretAccessKey(accessKeyId),
      SessionToken: sessionToken,
      Expiration: new Date(expiresAt * 1000),
    },
    SessionTokenUtilization: Math.min(100, Math.ceil((100 * sessionToken.length) / MAX_SESSION_TOKEN_SIZE)),
    SessionTokenSize: sessionToken.length,
  };
}

/** Reads `MinimumSessionTokenSize`, in bytes. */
export function readMinimumTokenSize(parameters: Parameters): number | undefined {
  return parameters.integer("MinimumSessionTokenSize", { min: 0, max: MAX_SESSION_TOKEN_SIZE });
}
