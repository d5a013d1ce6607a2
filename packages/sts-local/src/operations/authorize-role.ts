import { explainMissingRole, explainTrustPolicy } from "../explanation/explain-trust-policy.js";
import type { Explanation } from "../explanation/explanation.js";
import type { PolicyStatement } from "../policy/policy-document.js";
import type { RoleRequest } from "../policy/role-request.js";
import { evaluateTrustPolicy } from "../policy/trust-policy.js";
import { StsError } from "../protocol/sts-error.js";
import type { Role } from "../world/world.js";
import type { ServerState } from "./operation.js";

/**
 * Finds a role and evaluates its trust policy. Throws `AccessDenied` if it does not allow the request. A role that does
 * not exist gets the same message, since STS does not reveal which roles exist.
 */
export function authorizeRole(state: ServerState, request: RoleRequest): Role {
  const role = state.world.roles.find(({ arn }) => arn === request.roleArn);
  const decision =
    role && evaluateTrustPolicy(role.trustPolicy, request.actions, request.principal, request.context);
  if (role !== undefined && decision?.allowed) return role;
  const denial = decision?.allowed === false ? decision : undefined;
  const action = denial?.action ?? request.actions[0];
  const explain = () =>
    role === undefined
      ? explainMissingRole(state.world.roles, request)
      : explainTrustPolicy(role, request, action);
  throw accessDenied(state, request, action, denial?.deniedBy, explain);
}

/** The actions that a trust policy must allow: session tags and a source identity need permissions of their own. */
export function requiredActions(
  operation: string,
  session: { readonly tags: readonly unknown[]; readonly sourceIdentity: string | undefined },
): [string, ...string[]] {
  return [
    `sts:${operation}`,
    ...(session.tags.length > 0 ? ["sts:TagSession"] : []),
    ...(session.sourceIdentity !== undefined ? ["sts:SetSourceIdentity"] : []),
  ];
}

/** `AccessDenied`, with the details in an encoded message for DecodeAuthorizationMessage. */
function accessDenied(
  { sealer }: ServerState,
  request: RoleRequest,
  action: string,
  deniedBy: PolicyStatement | undefined,
  explain: () => Explanation,
): StsError {
  const explicitDeny = deniedBy === undefined ? "" : " with an explicit deny";
  const encoded = sealer.seal("authorization-message", authorizationMessage(request, action, deniedBy));
  return new StsError(
    "AccessDenied",
    `${request.principalArn} is not authorized to perform ${action} on ${request.roleArn}${explicitDeny}. Encoded authorization failure message: ${encoded}`,
    { explain },
  );
}

function authorizationMessage(
  { principalArn, principalId, roleArn, context }: RoleRequest,
  action: string,
  deniedBy: PolicyStatement | undefined,
): unknown {
  return {
    allowed: false,
    explicitDeny: deniedBy !== undefined,
    matchedStatements: { items: deniedBy === undefined ? [] : [deniedBy] },
    failures: { items: [] },
    context: {
      principal: { id: principalId, arn: principalArn },
      action,
      resource: roleArn,
      conditions: {
        items: [...context].map(([key, values]) => ({
          key,
          values: { items: values.map((value) => ({ value })) },
        })),
      },
    },
  };
}
