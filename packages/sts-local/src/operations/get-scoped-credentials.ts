import type { Caller } from "../authentication/authenticate.js";
import { toSeconds } from "../clock.js";
import { SCOPED_SESSION_DESCRIPTION } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import { MAX_USER_SECONDS } from "../session/duration.js";
import { issueCredentials, readMinimumTokenSize } from "../session/issue-credentials.js";
import type { Session } from "../session/session.js";
import { packedPolicySize, readSessionPolicy } from "../session/session-policy.js";
import type { Operation } from "./operation.js";

const MAX_SCOPED_POLICIES = 3;

/**
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html. It does not say which error long-term
 * keys get. The one here is the only one of its own that is about the caller's credentials.
 */
export const getScopedCredentials: Operation = {
  name: "GetScopedCredentials",
  signed: true,
  handle({ parameters, caller, now, state }) {
    const session = sessionOf(caller);
    const policy = readSessionPolicy(parameters);
    const requestedSeconds = parameters.integer("DurationSeconds", { min: 1, max: MAX_USER_SECONDS });
    const minimumTokenSize = readMinimumTokenSize(parameters);
    parameters.optional("ScopedSessionDescription", SCOPED_SESSION_DESCRIPTION);
    if (policy === undefined && requestedSeconds === undefined) {
      throw new StsError("ValidationError", "Policy or DurationSeconds is required.");
    }
    // Called for its limit: the response has no such member.
    packedPolicySize({ policy, policyArns: [] });
    const scopedPolicies = countPolicies(session, policy);
    // Whatever else the session is stays as it was: whose, by which operation, with which tags and which MFA.
    const { Credentials, ...tokenSize } = issueCredentials(state.sealer, now, {
      ...session,
      durationSeconds: durationIn(session, now, requestedSeconds),
      scopedPolicies,
      minimumTokenSize,
    });
    return {
      Credentials,
      SessionInfo: { ScopedSessionId: session.principal.id, Arn: session.principal.arn },
      ...tokenSize,
      ScopedPoliciesCount: scopedPolicies,
      SourceIdentity: session.sourceIdentity,
    };
  },
};

function sessionOf({ principal, session }: Caller): Session {
  if (session === undefined) {
    throw new StsError(
      "InvalidSubjectCredentials",
      `GetScopedCredentials requires temporary credentials, but was called with a long-term key of ${principal.arn}.`,
    );
  }
  return session;
}

/** The rest of the calling session by default. */
function durationIn(session: Session, now: Date, requested: number | undefined): number {
  const remaining = session.expiresAt - toSeconds(now);
  if (requested !== undefined && requested > remaining) {
    throw new StsError(
      "InsufficientSessionLifetime",
      `DurationSeconds is ${requested}; the calling session lasts for another ${remaining}.`,
    );
  }
  return requested ?? remaining;
}

/** Each policy restricts the session further. */
function countPolicies({ scopedPolicies = 0 }: Session, policy: string | undefined): number {
  if (policy === undefined) return scopedPolicies;
  if (scopedPolicies === MAX_SCOPED_POLICIES) {
    throw new StsError(
      "AccessDenied",
      `The calling session already has ${MAX_SCOPED_POLICIES} policies of GetScopedCredentials; no other may be added.`,
    );
  }
  return scopedPolicies + 1;
}
