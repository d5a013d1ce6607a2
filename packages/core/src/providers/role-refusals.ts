/** What is known of a role session that STS refused. */
export interface RoleSessionAttempt {
  readonly roleArn: string | undefined;
  readonly mfaSerial?: string | undefined;
  readonly externalId?: boolean;
  /** Whether a token stands in the place of a caller. */
  readonly webIdentity?: boolean;
}

interface Remedy {
  readonly codes: readonly string[];
  /** Where one code stands for several causes: what the service's message says. */
  readonly message?: RegExp;
  readonly remedy: (attempt: RoleSessionAttempt) => string;
}

/** What to do about a refusal, by the service's error code; the first row that fits counts. */
const REMEDIES: readonly Remedy[] = [
  {
    codes: ["AccessDenied"],
    // As STS begins it, and sts-local. Further on, "MFA" may be part of an ARN.
    message: /^(?:MultiFactorAuthentication|MFA) failed/,
    remedy: ({ mfaSerial }) =>
      mfaSerial
        ? `Check the code of MFA device ${mfaSerial}: each code is good for 30 seconds and for one use. Wait for the next one.`
        : "The role asks for multi-factor authentication: give SerialNumber and an mfaCodeProvider, or mfa_serial in the profile.",
  },
  {
    codes: ["AccessDenied"],
    remedy: ({ externalId, webIdentity }) =>
      webIdentity
        ? "Check that the role exists, and that its trust policy allows sts:AssumeRoleWithWebIdentity for the token's issuer, audience and subject."
        : "Check that the role exists, that its trust policy admits the caller" +
          `${externalId ? " with this external id" : ""}, and that the caller may call sts:AssumeRole on it.`,
  },
  {
    codes: ["ExpiredToken"],
    remedy: () =>
      "The source credentials, or the token given, have expired: sign in again, or give a provider that renews them.",
  },
  {
    codes: ["ExpiredTokenException"],
    remedy: () =>
      "The web identity token has expired. Give webIdentityToken as a function, so that it is read anew each time.",
  },
  {
    codes: ["InvalidClientTokenId", "UnrecognizedClientException"],
    remedy: () =>
      "The source access key does not exist or is inactive: check the source profile, AWS_ACCESS_KEY_ID, or AWS_SESSION_TOKEN.",
  },
  {
    codes: ["SignatureDoesNotMatch", "RequestExpired"],
    message: /Signature (not yet current|expired)|expired/i,
    remedy: () => "This machine's clock is off by more than five minutes: set it right.",
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

/** Adds to a refusal which role it was about and what to do. The error stays the same one, its name and class too. */
export function explainRefusal(error: unknown, attempt: RoleSessionAttempt): void {
  if (!(error instanceof Error)) return;
  const { name, message, Code } = error as Error & { Code?: string };
  const row = REMEDIES.find(
    ({ codes, message: pattern }) =>
      (codes.includes(Code ?? "") || codes.includes(name)) && (pattern?.test(message) ?? true),
  );
  if (row) error.message = `${message} (while assuming ${roleName(attempt.roleArn)}) ${row.remedy(attempt)}`;
}

/** A role for messages and logs. What is no ARN is not told: a profile may hold a token in its place. */
export function roleName(roleArn: string | undefined): string {
  return roleArn !== undefined && /^arn:[\w-]+:iam:/.test(roleArn)
    ? roleArn
    : "a role whose ARN is not valid";
}
