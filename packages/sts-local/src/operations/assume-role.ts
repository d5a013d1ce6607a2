import type { Caller } from "../authentication/authenticate.js";
import { checkMfa } from "../authentication/mfa.js";
import { toSeconds } from "../clock.js";
import { conditionContext } from "../policy/conditions.js";
import { nameInArn } from "../principal/principal.js";
import {
  ARN,
  CONTEXT_ASSERTION,
  EXTERNAL_ID,
  ROLE_ARN,
  ROLE_SESSION_NAME,
  SOURCE_IDENTITY,
  TAG_KEY,
} from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import { readRoleDuration } from "../session/duration.js";
import { readMinimumTokenSize } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { inheritTags, readTags, tagConditions } from "../session/session-tags.js";
import { authorizeRole, requiredActions } from "./authorize-role.js";
import { issueRoleCredentials } from "./issue-role-credentials.js";
import type { Operation, SignedCall } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation = {
  name: "AssumeRole",
  signed: true,
  handle(call) {
    const { parameters, caller, now, state } = call;
    const input = readInput(parameters, caller);
    const mfaAt = checkMfa(parameters, caller, state.mfaVerifier, now);
    const role = authorizeRole(state, {
      roleArn: input.roleArn,
      actions: requiredActions("AssumeRole", input),
      principal: { type: "AWS", principal: caller.principal },
      principalArn: caller.principal.arn,
      principalId: caller.principal.id,
      context: contextOf(call, input, mfaAt),
    });
    const PackedPolicySize = packedPolicySize(input.policies, input.tags);
    const { Credentials, AssumedRoleUser, tokenSize } = issueRoleCredentials(call, {
      operation: "AssumeRole",
      role,
      sessionName: input.sessionName,
      durationSeconds: input.durationSeconds,
      minimumTokenSize: input.minimumTokenSize,
      chainDepth: (caller.session?.chainDepth ?? 0) + 1,
      mfaAt,
      sourceIdentity: input.sourceIdentity,
      ...inheritTags(input.tags, input.transitiveTagKeys, caller.session),
    });
    return {
      Credentials,
      AssumedRoleUser,
      PackedPolicySize,
      SourceIdentity: input.sourceIdentity,
      ...tokenSize,
    };
  },
};

type AssumeRoleInput = ReturnType<typeof readInput>;

function readInput(parameters: Parameters, caller: Caller) {
  if (parameters.structures("ProvidedContexts", readContext).length > 5) {
    throw new StsError("ValidationError", "At most 5 ProvidedContexts may be passed.");
  }
  return {
    roleArn: parameters.required("RoleArn", ROLE_ARN),
    sessionName: parameters.required("RoleSessionName", ROLE_SESSION_NAME),
    externalId: parameters.optional("ExternalId", EXTERNAL_ID),
    policies: readSessionPolicies(parameters),
    durationSeconds: readRoleDuration(parameters),
    minimumTokenSize: readMinimumTokenSize(parameters),
    tags: readTags(parameters),
    transitiveTagKeys: parameters.strings("TransitiveTagKeys", TAG_KEY),
    sourceIdentity: sourceIdentityFor(parameters.optional("SourceIdentity", SOURCE_IDENTITY), caller),
  };
}

/** Only AWS can read context assertions, so they are checked for length but otherwise ignored. */
function readContext(member: Parameters): void {
  member.optional("ProviderArn", ARN);
  member.optional("ContextAssertion", CONTEXT_ASSERTION);
}

/** A source identity persists through role chaining and cannot be changed. */
function sourceIdentityFor(requested: string | undefined, caller: Caller): string | undefined {
  const current = caller.session?.sourceIdentity;
  if (current !== undefined && requested !== undefined && requested !== current) {
    throw new StsError(
      "AccessDenied",
      "The calling session has a different source identity, which cannot be changed.",
    );
  }
  return requested ?? current;
}

function contextOf({ caller, now }: SignedCall, input: AssumeRoleInput, mfaAt: number | undefined) {
  const { principal, session } = caller;
  return conditionContext({
    ...tagConditions("aws:PrincipalTag/", session?.tags ?? []),
    ...tagConditions("aws:RequestTag/", input.tags),
    "aws:TagKeys": input.tags.length > 0 ? input.tags.map(({ key }) => key) : undefined,
    "sts:TransitiveTagKeys": input.transitiveTagKeys.length > 0 ? input.transitiveTagKeys : undefined,
    "sts:ExternalId": input.externalId,
    "sts:RoleSessionName": input.sessionName,
    "sts:SourceIdentity": input.sourceIdentity,
    "sts:DurationSeconds": input.durationSeconds,
    "aws:SourceIdentity": session?.sourceIdentity,
    "aws:PrincipalArn": principal.roleArn ?? principal.arn,
    "aws:PrincipalAccount": principal.account,
    "aws:PrincipalType": principal.type === "user" ? "User" : "AssumedRole",
    "aws:userid": principal.id,
    "aws:username": principal.type === "user" ? nameInArn(principal.arn) : undefined,
    "aws:RequestedRegion": caller.region,
    "aws:CurrentTime": now.toISOString(),
    // Absent for long-term keys without MFA, but always present for temporary credentials.
    "aws:MultiFactorAuthPresent": mfaAt !== undefined ? true : session && false,
    "aws:MultiFactorAuthAge": mfaAt === undefined ? undefined : toSeconds(now) - mfaAt,
  });
}
