import { assumedRole } from "../principal/principal.js";
import type { XmlTree } from "../protocol/write-xml.js";
import { checkRoleDuration } from "../session/duration.js";
import { issueCredentials } from "../session/issue-credentials.js";
import type { SessionTag } from "../session/session.js";
import type { Role } from "../world/world.js";
import type { UnsignedCall } from "./operation.js";

/** The session to issue credentials for. */
export interface RoleSession {
  readonly operation: string;
  readonly role: Role;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly minimumTokenSize: number | undefined;
  /** 1 for the first role, 2 for one that was assumed from it, and so on. */
  readonly chainDepth: number;
  readonly mfaAt?: number | undefined;
  readonly sourceIdentity: string | undefined;
  readonly tags: readonly SessionTag[];
  readonly transitiveTagKeys: readonly string[];
}

/** The parts of the response that the three AssumeRole operations share. */
export function issueRoleCredentials({ now, state }: UnsignedCall, session: RoleSession) {
  checkRoleDuration(session.durationSeconds, session.role, session.chainDepth > 1);
  const { operation, role, sessionName, ...rest } = session;
  const principal = assumedRole(role.arn, role.id, sessionName);
  const { Credentials, ...tokenSize } = issueCredentials(state.sealer, now, {
    ...rest,
    principal,
    issuedBy: operation,
  });
  const AssumedRoleUser: XmlTree = { AssumedRoleId: principal.id, Arn: principal.arn };
  return { Credentials, AssumedRoleUser, tokenSize };
}
