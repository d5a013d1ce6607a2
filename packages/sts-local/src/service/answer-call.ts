import { authenticate } from "../authentication/authenticate.js";
import type { ServerState } from "../operations/operation.js";
import { Parameters } from "../protocol/parameters.js";
import { writeErrorResponse, writeResponse } from "../protocol/query-response.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { internalFailure, StsError } from "../protocol/sts-error.js";
import { checkPermitted } from "./permitted-operations.js";
import { readCall } from "./sts-call.js";

/** What became of a call. */
export interface CallOutcome {
  readonly status: number;
  readonly xml: string;
  readonly principal: string | undefined;
  readonly errorCode: string | undefined;
}

/** Answers one request to STS. It never throws: what goes wrong is an answer too. */
export async function answerCall(
  service: ServerState,
  request: ReceivedRequest,
  requestId: string,
  now: Date,
): Promise<CallOutcome> {
  let principal: string | undefined;
  try {
    const { operation, parameters: values, query } = readCall(request);
    const parameters = new Parameters(values);
    if (!operation.signed) {
      const result = await operation.handle({ parameters, now, state: service });
      return {
        status: 200,
        xml: writeResponse(operation.name, result, requestId),
        principal,
        errorCode: undefined,
      };
    }
    const caller = await authenticate(service, request, query, now);
    principal = caller.principal.arn;
    if (service.disabledRegions.includes(caller.region)) {
      throw new StsError(
        "RegionDisabledException",
        `STS is not activated for ${caller.region} in this account.`,
      );
    }
    checkPermitted(operation.name, caller);
    const result = await operation.handle({ parameters, now, caller, state: service });
    return {
      status: 200,
      xml: writeResponse(operation.name, result, requestId),
      principal,
      errorCode: undefined,
    };
  } catch (error) {
    const refusal = error instanceof StsError ? error : reported(service, error);
    return {
      status: refusal.status,
      xml: writeErrorResponse(refusal, requestId),
      principal,
      errorCode: refusal.code,
    };
  }
}

function reported(service: ServerState, error: unknown): StsError {
  service.reportError(error);
  return internalFailure();
}
