import { authenticate, type Caller } from "../authentication/authenticate.js";
import type { ServerState } from "../operations/operation.js";
import { Parameters } from "../protocol/parameters.js";
import { writeErrorResponse, writeResponse } from "../protocol/query-response.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { internalFailure, StsError } from "../protocol/sts-error.js";
import { readCall } from "./read-call.js";

/** The response to a call, and who made it. */
export interface CallResult {
  readonly status: number;
  /** The XML body. */
  readonly body: string;
  /** ARN of the caller, once the signature has been verified. */
  readonly principal: string | undefined;
  /** Why the call was refused. */
  readonly error: StsError | undefined;
}

/** Authenticates a call and runs its operation. Never rejects: errors become error responses. */
export async function handleCall(
  state: ServerState,
  request: ReceivedRequest,
  requestId: string,
  now: Date,
): Promise<CallResult> {
  let principal: string | undefined;
  try {
    const { operation, parameters: values, query } = readCall(request);
    const unsignedCall = { parameters: new Parameters(values), now, state };
    let result: Awaited<ReturnType<typeof operation.handle>>;
    if (operation.signed) {
      const caller = await authenticate(state, request, query, now);
      principal = caller.principal.arn;
      checkRegion(state, caller);
      checkPermitted(operation.name, caller);
      result = await operation.handle({ ...unsignedCall, caller });
    } else {
      result = await operation.handle(unsignedCall);
    }
    const body = writeResponse(operation.name, result, requestId);
    return { status: 200, body, principal, error: undefined };
  } catch (cause) {
    const error = cause instanceof StsError ? cause : internalFailure();
    if (cause !== error) state.reportError(cause);
    const body = writeErrorResponse(error, requestId);
    return { status: error.status, body, principal, error };
  }
}

function checkRegion({ disabledRegions }: ServerState, { region }: Caller): void {
  if (disabledRegions.includes(region)) {
    throw new StsError("RegionDisabledException", `STS is not activated for ${region} in this account.`);
  }
}

/**
 * Checks that STS lets this kind of credentials call the operation, whatever their policies say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
function checkPermitted(operation: string, { principal, session }: Caller): void {
  const issuedBy = session?.issuedBy;
  const permitted = PERMITTED[issuedBy ?? ""];
  if (permitted && !permitted.includes(operation)) {
    throw denied(`Credentials from ${issuedBy} may call only ${permitted.join(", ")} of STS`);
  }
  if (session !== undefined && (operation === "GetSessionToken" || operation === "GetFederationToken")) {
    throw denied(`${operation} requires long-term credentials, but was called with those of a session`);
  }
  if (principal.type === "root" && DENIED_TO_ROOT.has(operation)) {
    throw denied(`The root user of an account may not call ${operation}`);
  }
}

/** All that the credentials from some operations may call. */
const PERMITTED: Readonly<Record<string, readonly string[]>> = {
  AssumeRoot: ["GetCallerIdentity"],
  GetFederationToken: ["GetCallerIdentity", "GetScopedCredentials", "GetDelegatedAccessToken"],
};

const DENIED_TO_ROOT = new Set([
  "AssumeRole",
  "AssumeRoot",
  "GetWebIdentityToken",
  "GetDelegatedAccessToken",
]);

function denied(reason: string): StsError {
  return new StsError("AccessDenied", `${reason}.`);
}
