import { isError } from "../errors/as-error.js";
import { setMessage } from "../errors/set-message.js";
import { NetworkError, TimeoutError } from "../errors/transport.js";
import { withSentence } from "../errors/with-sentence.js";

/** A role session that STS refused. */
export interface RoleSessionAttempt {
  readonly roleArn: string | undefined;
  readonly mfaSerial?: string | undefined;
  readonly externalId?: boolean;
  /** Whether the role was to be assumed with a web identity token. */
  readonly webIdentity?: boolean;
}

interface Remedy {
  readonly codes: readonly string[];
  /** Matches the service's message, for a code with several causes. */
  readonly message?: RegExp;
  readonly remedy: (attempt: RoleSessionAttempt) => string;
}

/** What to do about a refusal, by the service's error code. The first match counts. */
const REMEDIES: readonly Remedy[] = [
  {
    codes: ["AccessDenied"],
    // How the message of STS or of sts-local begins. Later on, "MFA" may be part of an ARN.
    message: /^(?:MultiFactorAuthentication|MFA) failed/,
    remedy: ({ mfaSerial }) =>
      mfaSerial
        ? `Check the code of MFA device ${mfaSerial}: each code is valid for 30 seconds and can be used once. Wait for the next one.`
        : "The role requires multi-factor authentication: give SerialNumber and an mfaCodeProvider, or mfa_serial in the profile.",
  },
  {
    codes: ["AccessDenied"],
    remedy: ({ externalId, webIdentity }) =>
      webIdentity
        ? "Check that the role exists, and that its trust policy allows sts:AssumeRoleWithWebIdentity for the token's issuer, audience and subject."
        : "Check that the role exists, that its trust policy allows the caller" +
          `${externalId ? " with this external id" : ""}, and that the caller has permission for sts:AssumeRole on it.`,
  },
  {
    codes: ["ExpiredToken"],
    remedy: () =>
      "The source credentials or the token have expired: sign in again, or give a provider that refreshes them.",
  },
  {
    codes: ["ExpiredTokenException"],
    remedy: () =>
      "The web identity token has expired. Give webIdentityToken as a function, which is called for each refresh.",
  },
  {
    codes: ["InvalidClientTokenId", "UnrecognizedClientException"],
    remedy: () =>
      "The source access key does not exist or is inactive: check the source profile, AWS_ACCESS_KEY_ID, or AWS_SESSION_TOKEN.",
  },
  {
    codes: ["SignatureDoesNotMatch", "RequestExpired"],
    message: /Signature (not yet current|expired)|expired/i,
    remedy: () => "This machine's clock is off by more than five minutes: set it to the right time.",
  },
  {
    codes: ["SignatureDoesNotMatch"],
    remedy: () =>
      "The secret of the source access key is wrong: check aws_secret_access_key or AWS_SECRET_ACCESS_KEY.",
  },
  {
    codes: ["InvalidIdentityToken", "InvalidIdentityTokenException"],
    remedy: () =>
      "Check that the token's issuer is set up as an identity provider of the role's account, and its audience.",
  },
  {
    codes: ["RegionDisabledException"],
    remedy: () =>
      "STS is not activated in this region: activate it in the account, or choose another region.",
  },
];

/** Adds the role, and what to do about a refusal, to the message. The error keeps its identity, name and class. */
export function explainRefusal(error: unknown, attempt: RoleSessionAttempt): void {
  if (!isError(error)) return;
  const { name, message, Code } = error as Error & { Code?: string };
  const row = REMEDIES.find(
    ({ codes, message: pattern }) =>
      (codes.includes(Code ?? "") || codes.includes(name)) && (pattern?.test(message) ?? true),
  );
  if (row) {
    setMessage(error, `${message} (while assuming ${roleName(attempt.roleArn)}) ${row.remedy(attempt)}`);
  } else if (error instanceof NetworkError || error instanceof TimeoutError) {
    // Nothing says yet what the request was for.
    setMessage(error, withSentence(message, `The request was to assume ${roleName(attempt.roleArn)}.`));
  }
}

/** Names a role in messages and logs. Anything but an ARN is not shown: a profile may have a token in its place. */
export function roleName(roleArn: string | undefined): string {
  return roleArn !== undefined && /^arn:[\w-]+:iam:/.test(roleArn)
    ? roleArn
    : "a role whose ARN is not valid";
}
