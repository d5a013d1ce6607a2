import type { Caller } from "../authentication/authenticate.js";
import { StsError } from "../protocol/sts-error.js";

/**
 * What each kind of credentials may not ask of STS, whatever their policies say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
export function checkPermitted(operation: string, { principal, session }: Caller): void {
  const kind = session?.issuedBy;
  if (operation === "GetCallerIdentity") return;
  if (kind === "GetFederationToken" || kind === "AssumeRoot") {
    throw refusal(`Credentials from ${kind} may call only GetCallerIdentity of STS`);
  }
  if (session !== undefined && (operation === "GetSessionToken" || operation === "GetFederationToken")) {
    throw refusal(`${operation} needs long-term credentials and was called with those of a session`);
  }
  if (principal.type === "root" && NOT_FOR_ROOT.has(operation)) {
    throw refusal(`The root user of an account may not call ${operation}`);
  }
}

const NOT_FOR_ROOT = new Set(["AssumeRole", "AssumeRoot", "GetWebIdentityToken", "GetDelegatedAccessToken"]);

function refusal(reason: string): StsError {
  return new StsError("AccessDenied", `${reason}.`);
}
