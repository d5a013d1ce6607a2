import { verifyWebIdentityToken, type WebIdentity } from "../federation/web-identity-token.js";
import { conditionContext } from "../policy/conditions.js";
import { PROVIDER_ID, ROLE_ARN, ROLE_SESSION_NAME, WEB_IDENTITY_TOKEN } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import { readRoleDuration } from "../session/duration.js";
import { readMinimumTokenSize } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { checkClaims, inheritTags, tagConditions } from "../session/session-tags.js";
import { authorizeRole, requiredActions } from "./authorize-role.js";
import { issueRoleCredentials } from "./issue-role-credentials.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const assumeRoleWithWebIdentity: Operation = {
  name: "AssumeRoleWithWebIdentity",
  signed: false,
  async handle(call) {
    const { parameters, now, state } = call;
    const roleArn = parameters.required("RoleArn", ROLE_ARN);
    const sessionName = parameters.required("RoleSessionName", ROLE_SESSION_NAME);
    const token = parameters.required("WebIdentityToken", WEB_IDENTITY_TOKEN);
    const policies = readSessionPolicies(parameters);
    const durationSeconds = readRoleDuration(parameters);
    const minimumTokenSize = readMinimumTokenSize(parameters);
    if (parameters.optional("ProviderId", PROVIDER_ID) !== undefined) {
      throw new StsError(
        "InvalidIdentityToken",
        "ProviderId is for OAuth 2.0 access tokens, which sts-local does not support.",
      );
    }
    const identity = await verifyWebIdentityToken(token, state.world.oidcProviders, state.jwksCache, now);
    checkClaims(identity);
    const role = authorizeRole(state, {
      roleArn,
      actions: requiredActions("AssumeRoleWithWebIdentity", identity),
      principal: { type: "Federated", providerArn: identity.provider.arn },
      principalArn: `${identity.provider.arn}/${identity.subject}`,
      principalId: identity.subject,
      context: contextOf(identity, sessionName, now),
    });
    const PackedPolicySize = packedPolicySize(policies, identity.tags);
    const { Credentials, AssumedRoleUser, tokenSize } = issueRoleCredentials(call, {
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

function contextOf(
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
