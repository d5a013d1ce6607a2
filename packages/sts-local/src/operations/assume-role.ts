import type { Caller } from "../authentication/caller.js";
import { toSeconds } from "../clock.js";
import { checkMfa } from "../identity/check-mfa.js";
import { assumedRole, nameInArn } from "../identity/principal.js";
import { conditionContext } from "../policy/conditions.js";
import { evaluateTrust } from "../policy/trust-policy.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import {
  ARN,
  CONTEXT_ASSERTION,
  EXTERNAL_ID,
  ROLE_SESSION_NAME,
  SOURCE_IDENTITY,
  TAG_KEY,
} from "../protocol/text-rules.js";
import { minimumTokenSize, roleDuration } from "../session/duration.js";
import { issueCredentials } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { inheritTags, readTags } from "../session/session-tags.js";
import { accessDenied } from "./access-denied.js";
import type { Operation, SignedCall } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation = {
  name: "AssumeRole",
  signed: true,
  answer(call) {
    const { parameters, caller, now, services } = call;
    const request = readRequest(parameters, caller);
    const mfaAt = checkMfa(parameters, caller, services.mfaDevices, now);
    const role = trustedRole(call, request, mfaAt);

    const chainDepth = caller.session?.chainDepth ?? 0;
    const durationSeconds = roleDuration(parameters, role, chainDepth > 0);
    const { tags, transitiveTagKeys } = inheritTags(request.tags, request.transitiveTagKeys, caller.session);
    const packedSize = packedPolicySize(request.policies, request.tags);
    const principal = assumedRole(role.arn, role.id, request.sessionName);
    const { Credentials, ...tokenSize } = issueCredentials(services.sealer, now, {
      principal,
      issuedBy: "AssumeRole",
      durationSeconds,
      chainDepth: chainDepth + 1,
      mfaAt,
      sourceIdentity: request.sourceIdentity,
      tags,
      transitiveTagKeys,
      minimumTokenSize: minimumTokenSize(parameters),
    });
    return {
      Credentials,
      AssumedRoleUser: { AssumedRoleId: principal.id, Arn: principal.arn },
      PackedPolicySize: packedSize,
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
    tags: readTags(parameters),
    transitiveTagKeys: parameters.texts("TransitiveTagKeys", TAG_KEY),
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

function trustedRole(call: SignedCall, request: Request, mfaAt: number | undefined) {
  const { caller, services } = call;
  const { principal } = caller;
  if (principal.type === "root" || principal.type === "federated-user") {
    throw new StsError("AccessDenied", `${principal.arn} is a ${principal.type} and cannot assume roles.`);
  }
  const role = services.world.roles.find(({ arn }) => arn === request.roleArn);
  const context = trustContext(call, request, mfaAt);
  // A role that does not exist is refused as one that does not trust the caller: STS tells neither from the other.
  const decision =
    role && evaluateTrust(role.trustPolicy, actionsOf(request), { kind: "aws", principal }, context);
  if (role !== undefined && decision?.allowed) return role;
  throw accessDenied(services.sealer, {
    principalArn: principal.arn,
    principalId: principal.id,
    action: decision?.allowed === false ? decision.action : "sts:AssumeRole",
    resource: request.roleArn,
    deniedBy: decision?.allowed === false ? decision.deniedBy : undefined,
    context,
  });
}

/** Tags and a source identity need permissions of their own. */
function actionsOf(request: Request): string[] {
  return [
    "sts:AssumeRole",
    ...(request.tags.length > 0 ? ["sts:TagSession"] : []),
    ...(request.sourceIdentity !== undefined ? ["sts:SetSourceIdentity"] : []),
  ];
}

function trustContext({ caller, now, parameters }: SignedCall, request: Request, mfaAt: number | undefined) {
  const { principal, session } = caller;
  const tagEntries = (prefix: string, tags: Request["tags"]) =>
    tags.map(({ key, value }) => [prefix + key, value] as const);
  return conditionContext({
    ...Object.fromEntries(tagEntries("aws:RequestTag/", request.tags)),
    ...Object.fromEntries(tagEntries("aws:PrincipalTag/", [...(session?.tags ?? [])])),
    "aws:TagKeys": request.tags.length > 0 ? request.tags.map(({ key }) => key) : undefined,
    "sts:TransitiveTagKeys": request.transitiveTagKeys.length > 0 ? request.transitiveTagKeys : undefined,
    "sts:ExternalId": request.externalId,
    "sts:RoleSessionName": request.sessionName,
    "sts:SourceIdentity": request.sourceIdentity,
    "sts:DurationSeconds": parameters.optional("DurationSeconds"),
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
