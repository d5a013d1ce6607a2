import { assumedRole } from "../principal/principal.js";
import type { XmlTree } from "../protocol/xml-writer.js";
import { checkRoleDuration } from "../session/duration.js";
import { issueCredentials } from "../session/issue-credentials.js";
import type { SessionTag } from "../session/session.js";
import type { Role } from "../world/world.js";
import type { UnsignedCall } from "./operation.js";

/** A role session that has been granted. */
export interface GrantedRole {
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

/** The parts of an answer that all three operations which assume roles share. */
export function startRoleSession({ now, services }: UnsignedCall, granted: GrantedRole) {
  checkRoleDuration(granted.durationSeconds, granted.role, granted.chainDepth > 1);
  const { operation, role, sessionName, ...session } = granted;
  const principal = assumedRole(role.arn, role.id, sessionName);
  const { Credentials, ...tokenSize } = issueCredentials(services.sealer, now, {
    ...session,
    principal,
    issuedBy: operation,
  });
  const AssumedRoleUser: XmlTree = { AssumedRoleId: principal.id, Arn: principal.arn };
  return { Credentials, AssumedRoleUser, tokenSize };
}
