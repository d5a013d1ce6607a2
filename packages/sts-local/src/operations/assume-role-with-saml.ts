import { toSeconds } from "../clock.js";
import { type SamlIdentity, verifySamlAssertion } from "../federation/saml-assertion.js";
import { conditionContext } from "../policy/conditions.js";
import { ARN, SAML_ASSERTION } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import { readRoleDuration } from "../session/duration.js";
import { readMinimumTokenSize } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { checkTags, inheritTags, tagConditions } from "../session/session-tags.js";
import type { Operation } from "./operation.js";
import { roleActions } from "./role-actions.js";
import { startRoleSession } from "./role-session.js";
import { trustedRole } from "./trusted-role.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
export const assumeRoleWithSaml: Operation = {
  name: "AssumeRoleWithSAML",
  signed: false,
  async answer(call) {
    const { parameters, now, services } = call;
    const roleArn = parameters.required("RoleArn", ARN);
    const providerArn = parameters.required("PrincipalArn", ARN);
    const encoded = parameters.required("SAMLAssertion", SAML_ASSERTION);
    const policies = readSessionPolicies(parameters);
    const durationSeconds = readRoleDuration(parameters);
    const minimumTokenSize = readMinimumTokenSize(parameters);
    const provider = services.world.samlProviders.find(({ arn }) => arn === providerArn);
    if (provider === undefined)
      throw new StsError("InvalidIdentityToken", `There is no SAML provider ${providerArn}.`);

    const identity = await verifySamlAssertion(encoded, provider, now);
    checkTags(identity.tags);
    if (!identity.roles.some((pair) => pair.roleArn === roleArn && pair.providerArn === providerArn)) {
      throw new StsError("AccessDenied", `The assertion does not offer ${roleArn} with ${providerArn}.`);
    }
    const role = trustedRole(services, {
      roleArn,
      actions: roleActions("AssumeRoleWithSAML", identity),
      principal: { type: "Federated", providerArn },
      subjectArn: `${providerArn}/${identity.subject}`,
      subjectId: identity.subject,
      context: trustContext(identity, providerArn, now),
    });
    const PackedPolicySize = packedPolicySize(policies, identity.tags);
    const { Credentials, AssumedRoleUser, tokenSize } = startRoleSession(call, {
      operation: "AssumeRoleWithSAML",
      role,
      sessionName: identity.sessionName,
      durationSeconds: Math.min(durationSeconds, secondsLeft(identity, now)),
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

/** The provider may end a session earlier than the caller asks for. */
function secondsLeft({ sessionEndsAt }: SamlIdentity, now: Date): number {
  return sessionEndsAt === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(0, toSeconds(sessionEndsAt) - toSeconds(now));
}

function trustContext(identity: SamlIdentity, providerArn: string, now: Date) {
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
