import type { ConditionContext } from "../policy/conditions.js";
import { evaluateTrustPolicy, type RequestingPrincipal } from "../policy/trust-policy.js";
import type { Role } from "../world/world.js";
import { accessDenied } from "./access-denied.js";
import type { OperationServices } from "./operation.js";

/** A wish to assume a role, ready to be held against its trust policy. */
export interface RoleClaim {
  readonly roleArn: string;
  /** What the trust policy must allow; the first is the operation itself. */
  readonly actions: readonly [string, ...string[]];
  readonly principal: RequestingPrincipal;
  /** How a refusal names whoever asked. */
  readonly subjectArn: string;
  readonly subjectId: string;
  readonly context: ConditionContext;
}

/**
 * The role, if it trusts whoever asks; otherwise throws `AccessDenied`. A role that does not exist is refused in the
 * same words as one that does not trust the caller: STS does not tell strangers which roles there are.
 */
export function trustedRole(services: OperationServices, claim: RoleClaim): Role {
  const role = services.world.roles.find(({ arn }) => arn === claim.roleArn);
  const decision =
    role && evaluateTrustPolicy(role.trustPolicy, claim.actions, claim.principal, claim.context);
  if (role !== undefined && decision?.allowed) return role;
  const refusal = decision?.allowed === false ? decision : undefined;
  throw accessDenied(services.sealer, {
    principalArn: claim.subjectArn,
    principalId: claim.subjectId,
    action: refusal?.action ?? claim.actions[0],
    resource: claim.roleArn,
    deniedBy: refusal?.deniedBy,
    context: claim.context,
  });
}
