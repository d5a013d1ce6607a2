import type { Caller } from "../authentication/authenticate.js";
import { checkMfa } from "../authentication/mfa.js";
import { toSeconds } from "../clock.js";
import { conditionContext } from "../policy/conditions.js";
import { nameInArn } from "../principal/principal.js";
import {
  ARN,
  CONTEXT_ASSERTION,
  EXTERNAL_ID,
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
import type { Operation, SignedCall } from "./operation.js";
import { roleActions } from "./role-actions.js";
import { startRoleSession } from "./role-session.js";
import { trustedRole } from "./trusted-role.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation = {
  name: "AssumeRole",
  signed: true,
  answer(call) {
    const { parameters, caller, now, services } = call;
    const request = readRequest(parameters, caller);
    const mfaAt = checkMfa(parameters, caller, services.mfaVerifier, now);
    const role = trustedRole(services, {
      roleArn: request.roleArn,
      actions: roleActions("AssumeRole", request),
      principal: { type: "AWS", principal: caller.principal },
      subjectArn: caller.principal.arn,
      subjectId: caller.principal.id,
      context: trustContext(call, request, mfaAt),
    });
    const PackedPolicySize = packedPolicySize(request.policies, request.tags);
    const { Credentials, AssumedRoleUser, tokenSize } = startRoleSession(call, {
      operation: "AssumeRole",
      role,
      sessionName: request.sessionName,
      durationSeconds: request.durationSeconds,
      minimumTokenSize: request.minimumTokenSize,
      chainDepth: (caller.session?.chainDepth ?? 0) + 1,
      mfaAt,
      sourceIdentity: request.sourceIdentity,
      ...inheritTags(request.tags, request.transitiveTagKeys, caller.session),
    });
    return {
      Credentials,
      AssumedRoleUser,
      PackedPolicySize,
      SourceIdentity: request.sourceIdentity,
      ...tokenSize,
    };
  },
};

type Request = ReturnType<typeof readRequest>;

function readRequest(parameters: Parameters, caller: Caller) {
  if (parameters.structures("ProvidedContexts", readContext).length > 5) {
    throw new StsError("ValidationError", "At most 5 ProvidedContexts may be passed.");
  }
  return {
    roleArn: parameters.required("RoleArn", ARN),
    sessionName: parameters.required("RoleSessionName", ROLE_SESSION_NAME),
    externalId: parameters.optional("ExternalId", EXTERNAL_ID),
    policies: readSessionPolicies(parameters),
    durationSeconds: readRoleDuration(parameters),
    minimumTokenSize: readMinimumTokenSize(parameters),
    tags: readTags(parameters),
    transitiveTagKeys: parameters.strings("TransitiveTagKeys", TAG_KEY),
    sourceIdentity: keptSourceIdentity(parameters.optional("SourceIdentity", SOURCE_IDENTITY), caller),
  };
}

/** Contexts are sealed by AWS and mean nothing here; only their form is looked at. */
function readContext(member: Parameters): void {
  member.optional("ProviderArn", ARN);
  member.optional("ContextAssertion", CONTEXT_ASSERTION);
}

/** A source identity stays for a whole chain: whoever has one keeps it, and cannot take another. */
function keptSourceIdentity(requested: string | undefined, caller: Caller): string | undefined {
  const kept = caller.session?.sourceIdentity;
  if (kept !== undefined && requested !== undefined && requested !== kept) {
    throw new StsError(
      "AccessDenied",
      "The calling session has another source identity, which cannot be changed.",
    );
  }
  return requested ?? kept;
}

function trustContext({ caller, now }: SignedCall, request: Request, mfaAt: number | undefined) {
  const { principal, session } = caller;
  return conditionContext({
    ...tagConditions("aws:PrincipalTag/", session?.tags ?? []),
    ...tagConditions("aws:RequestTag/", request.tags),
    "aws:TagKeys": request.tags.length > 0 ? request.tags.map(({ key }) => key) : undefined,
    "sts:TransitiveTagKeys": request.transitiveTagKeys.length > 0 ? request.transitiveTagKeys : undefined,
    "sts:ExternalId": request.externalId,
    "sts:RoleSessionName": request.sessionName,
    "sts:SourceIdentity": request.sourceIdentity,
    "sts:DurationSeconds": request.durationSeconds,
    "aws:SourceIdentity": session?.sourceIdentity,
    "aws:PrincipalArn": principal.roleArn ?? principal.arn,
    "aws:PrincipalAccount": principal.account,
    "aws:PrincipalType": principal.type === "user" ? "User" : "AssumedRole",
    "aws:userid": principal.id,
    "aws:username": principal.type === "user" ? nameInArn(principal.arn) : undefined,
    "aws:RequestedRegion": caller.region,
    "aws:CurrentTime": now.toISOString(),
    // Long-term keys without MFA do not have the key at all, temporary ones always do.
    "aws:MultiFactorAuthPresent": mfaAt !== undefined ? true : session && false,
    "aws:MultiFactorAuthAge": mfaAt === undefined ? undefined : toSeconds(now) - mfaAt,
  });
}
