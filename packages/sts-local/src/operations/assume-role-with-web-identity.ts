import { verifyWebIdentityToken, type WebIdentity } from "../federation/web-identity-token.js";
import { conditionContext } from "../policy/conditions.js";
import { ARN, PROVIDER_ID, ROLE_SESSION_NAME, WEB_IDENTITY_TOKEN } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import { readRoleDuration } from "../session/duration.js";
import { readMinimumTokenSize } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { checkTags, inheritTags, tagConditions } from "../session/session-tags.js";
import type { Operation } from "./operation.js";
import { roleActions } from "./role-actions.js";
import { startRoleSession } from "./role-session.js";
import { trustedRole } from "./trusted-role.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const assumeRoleWithWebIdentity: Operation = {
  name: "AssumeRoleWithWebIdentity",
  signed: false,
  async answer(call) {
    const { parameters, now, services } = call;
    const roleArn = parameters.required("RoleArn", ARN);
    const sessionName = parameters.required("RoleSessionName", ROLE_SESSION_NAME);
    const token = parameters.required("WebIdentityToken", WEB_IDENTITY_TOKEN);
    const policies = readSessionPolicies(parameters);
    const durationSeconds = readRoleDuration(parameters);
    const minimumTokenSize = readMinimumTokenSize(parameters);
    if (parameters.optional("ProviderId", PROVIDER_ID) !== undefined) {
      throw new StsError(
        "InvalidIdentityToken",
        "ProviderId goes with OAuth 2.0 access tokens, which sts-local has no provider for.",
      );
    }
    const identity = await verifyWebIdentityToken(
      token,
      services.world.oidcProviders,
      services.jwksCache,
      now,
    );
    checkTags(identity.tags);
    const role = trustedRole(services, {
      roleArn,
      actions: roleActions("AssumeRoleWithWebIdentity", identity),
      principal: { type: "Federated", providerArn: identity.provider.arn },
      subjectArn: `${identity.provider.arn}/${identity.subject}`,
      subjectId: identity.subject,
      context: trustContext(identity, sessionName, now),
    });
    const PackedPolicySize = packedPolicySize(policies, identity.tags);
    const { Credentials, AssumedRoleUser, tokenSize } = startRoleSession(call, {
      operation: "AssumeRoleWithWebIdentity",
      role,
      sessionName,
      durationSeconds,
      minimumTokenSize,
      chainDepth: 1,
      sourceIdentity: identity.sourceIdentity,
      ...inheritTags(identity.tags, identity.transitiveTagKeys, undefined),
    });
    return {
      Credentials,
      SubjectFromWebIdentityToken: identity.subject,
      AssumedRoleUser,
      PackedPolicySize,
      Provider: identity.provider.arn,
      Audience: identity.audience,
      SourceIdentity: identity.sourceIdentity,
      ...tokenSize,
    };
  },
};

function trustContext(
  { provider, subject, audience, tags, sourceIdentity }: WebIdentity,
  sessionName: string,
  now: Date,
) {
  return conditionContext({
    ...tagConditions("aws:RequestTag/", tags),
    "aws:TagKeys": tags.length > 0 ? tags.map(({ key }) => key) : undefined,
    [`${provider.hostAndPath}:aud`]: audience,
    [`${provider.hostAndPath}:sub`]: subject,
    "aws:FederatedProvider": provider.arn,
    "sts:RoleSessionName": sessionName,
    "sts:SourceIdentity": sourceIdentity,
    "aws:CurrentTime": now.toISOString(),
  });
}
