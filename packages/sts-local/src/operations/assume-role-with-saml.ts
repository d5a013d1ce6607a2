import { toSeconds } from "../clock.js";
import { type SamlIdentity, verifySamlAssertion } from "../federation/saml-assertion.js";
import { conditionContext } from "../policy/conditions.js";
import { ARN, ROLE_ARN, SAML_ASSERTION } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import { readRoleDuration } from "../session/duration.js";
import { readMinimumTokenSize } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { checkClaims, inheritTags, tagConditions } from "../session/session-tags.js";
import { authorizeRole, requiredActions } from "./authorize-role.js";
import { issueRoleCredentials } from "./issue-role-credentials.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
export const assumeRoleWithSaml: Operation = {
  name: "AssumeRoleWithSAML",
  signed: false,
  async handle(call) {
    const { parameters, now, state } = call;
    const roleArn = parameters.required("RoleArn", ROLE_ARN);
    const providerArn = parameters.required("PrincipalArn", ARN);
    const encoded = parameters.required("SAMLAssertion", SAML_ASSERTION);
    const policies = readSessionPolicies(parameters);
    const durationSeconds = readRoleDuration(parameters);
    const minimumTokenSize = readMinimumTokenSize(parameters);
    const provider = state.world.samlProviders.find(({ arn }) => arn === providerArn);
    if (provider === undefined)
      throw new StsError("InvalidIdentityToken", `There is no SAML provider ${providerArn}.`);

    const identity = await verifySamlAssertion(encoded, provider, now);
    checkClaims(identity);
    if (!identity.roles.some((pair) => pair.roleArn === roleArn && pair.providerArn === providerArn)) {
      throw new StsError("AccessDenied", `The assertion does not offer ${roleArn} with ${providerArn}.`);
    }
    const role = authorizeRole(state, {
      roleArn,
      actions: requiredActions("AssumeRoleWithSAML", identity),
      principal: { type: "Federated", providerArn },
      principalArn: `${providerArn}/${identity.subject}`,
      principalId: identity.subject,
      context: contextOf(identity, providerArn, now),
    });
    const PackedPolicySize = packedPolicySize(policies, identity.tags);
    const { Credentials, AssumedRoleUser, tokenSize } = issueRoleCredentials(call, {
      operation: "AssumeRoleWithSAML",
      role,
      sessionName: identity.sessionName,
      durationSeconds: Math.min(durationSeconds, maxDuration(identity, now)),
      minimumTokenSize,
      chainDepth: 1,
      sourceIdentity: identity.sourceIdentity,
      ...inheritTags(identity.tags, identity.transitiveTagKeys, undefined),
    });
    return {
      Credentials,
      AssumedRoleUser,
      PackedPolicySize,
      Subject: identity.subject,
      SubjectType: identity.subjectType,
      Issuer: identity.issuer,
      Audience: identity.recipient,
      NameQualifier: identity.nameQualifier,
      SourceIdentity: identity.sourceIdentity,
      ...tokenSize,
    };
  },
};

/** `SessionNotOnOrAfter` limits the session even if the caller asks for more. */
function maxDuration({ sessionEndsAt }: SamlIdentity, now: Date): number {
  return sessionEndsAt === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(0, toSeconds(sessionEndsAt) - toSeconds(now));
}

function contextOf(identity: SamlIdentity, providerArn: string, now: Date) {
  return conditionContext({
    ...tagConditions("aws:RequestTag/", identity.tags),
    "aws:TagKeys": identity.tags.length > 0 ? identity.tags.map(({ key }) => key) : undefined,
    "saml:aud": identity.recipient,
    "saml:iss": identity.issuer,
    "saml:sub": identity.subject,
    "saml:sub_type": identity.subjectType,
    "saml:namequalifier": identity.nameQualifier,
    "aws:FederatedProvider": providerArn,
    "sts:RoleSessionName": identity.sessionName,
    "sts:SourceIdentity": identity.sourceIdentity,
    "aws:CurrentTime": now.toISOString(),
  });
}
