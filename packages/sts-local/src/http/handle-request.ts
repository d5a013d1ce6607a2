import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock.js";
import { handleCall } from "../dispatch/handle-call.js";
import { findAction } from "../dispatch/read-call.js";
import type { ErrorReporter } from "../error-reporter.js";
import { type Explanation, explanationOf } from "../explanation/explanation.js";
import type { Fault } from "../fault.js";
import { errorOfFault, type FaultList } from "../faults.js";
import type { ServerState } from "../operations/operation.js";
import { writeErrorResponse } from "../protocol/query-response.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { internalFailure, StsError } from "../protocol/sts-error.js";
import { createRecord, type RequestLog, type RequestRecord } from "../request-record.js";
import { CORS_HEADERS, preflightResponse } from "./cors.js";
import { readBody, readHead } from "./read-request.js";
import { type HttpResponse, sendResponse } from "./send-response.js";

export interface RequestContext {
  readonly clock: Clock;
  readonly faults: FaultList;
  readonly log: RequestLog;
  readonly state: ServerState;
  /** Called after each request, whether it got a response or was cut off. */
  readonly onRequest: (record: RequestRecord) => void;
}

/** Handles one HTTP request, from reading it to recording the outcome. Never rejects. */
export async function handleRequest(
  context: RequestContext,
  message: IncomingMessage,
  stream: ServerResponse,
): Promise<void> {
  const { reportError } = context.state;
  const requestId = randomUUID();
  let record: RequestRecord | undefined;
  try {
    const received = await receive(message);
    const isPreflight = received.request.method === "OPTIONS";
    const operation = isPreflight ? undefined : findAction(received.request);
    const fault = isPreflight ? undefined : context.faults.next(operation);
    const now = context.clock.now(fault?.clockOffsetMs);
    record = createRecord(received.request, requestId, now);
    record.operation = operation;
    context.log.add(record);
    await respond(context, stream, received, record, fault, now);
  } catch (error) {
    // A client that disconnects halfway through its body is not an error of the server.
    if (message.destroyed && !message.complete) return void stream.destroy();
    reportError(error);
    if (stream.headersSent) return void stream.end();
    sendInternalFailure(stream, requestId, record);
  }
  try {
    if (record !== undefined) context.onRequest(record);
  } catch (error) {
    reportError(error);
  }
}

/** A request, or the headers of one whose body was too large. */
interface Received {
  readonly request: ReceivedRequest;
  readonly error?: StsError;
}

async function receive(message: IncomingMessage): Promise<Received> {
  const head = readHead(message);
  try {
    return { request: { ...head, body: await readBody(message) } };
  } catch (error) {
    if (!(error instanceof StsError)) throw error;
    return { request: { ...head, body: Buffer.alloc(0) }, error };
  }
}

/** A response, and why it is an error. */
interface Outcome {
  readonly response: HttpResponse;
  readonly explain?: (() => Explanation | Promise<Explanation>) | undefined;
}

async function respond(
  { state, log }: RequestContext,
  stream: ServerResponse,
  { request, error }: Received,
  record: RequestRecord,
  fault: Fault | undefined,
  now: Date,
): Promise<void> {
  const { response, explain } =
    error === undefined
      ? await createResponse(state, request, record, fault, now)
      : { response: errorResponse(record, error), explain: error.explain };
  const headers = {
    ...CORS_HEADERS,
    "x-amzn-RequestId": record.requestId,
    date: now.toUTCString(),
    ...response.headers,
  };
  // Set before sending, so that a test that has the response also finds these in the record.
  record.status = fault?.reset === undefined ? response.status : undefined;
  const explanation = explain && (await explanationBy(explain, record, state.reportError));
  log.complete(record, response.body, explanation);
  const sent = await sendResponse(stream, { ...response, headers }, fault);
  if (!sent) record.status = undefined;
}

async function createResponse(
  state: ServerState,
  request: ReceivedRequest,
  record: RequestRecord,
  fault: Fault | undefined,
  now: Date,
): Promise<Outcome> {
  if (request.method === "OPTIONS") return { response: preflightResponse() };
  const injectedError = fault && errorOfFault(fault);
  if (injectedError !== undefined) {
    const response = withFault(errorResponse(record, injectedError), fault);
    return {
      response,
      explain: () => explanationOf("fault", "A fault of this server made the request fail."),
    };
  }
  if (fault?.body !== undefined) return { response: withFault(xmlResponse(200, ""), fault) };
  if (request.method === "GET") {
    const document = await state.webIdentityIssuer.document(request.path);
    if (document !== undefined)
      return {
        response: { status: 200, headers: { "content-type": "application/json" }, body: document },
      };
  }
  const result = await handleCall(state, request, record.requestId, now);
  record.principal = result.principal;
  record.errorCode = result.error?.code;
  return {
    response: withFault(xmlResponse(result.status, result.body), fault),
    explain: result.error?.explain,
  };
}

/** A failure to explain is no failure to respond. */
async function explanationBy(
  explain: () => Explanation | Promise<Explanation>,
  { errorCode = "" }: RequestRecord,
  reportError: ErrorReporter,
): Promise<Explanation> {
  try {
    return await explain();
  } catch (error) {
    reportError(error);
    return explanationOf(errorCode, "The server failed to find out why.");
  }
}

function withFault(response: HttpResponse, fault: Fault | undefined): HttpResponse {
  return { ...response, status: fault?.status ?? response.status, body: fault?.body ?? response.body };
}

function errorResponse(
  record: RequestRecord,
  error: { code: string; status: number; message: string },
): HttpResponse {
  record.errorCode = error.code;
  return xmlResponse(error.status, writeErrorResponse(error, record.requestId));
}

function xmlResponse(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/xml" }, body };
}

/** Sent without a `Date` by the server's clock, since the clock may be what threw. */
function sendInternalFailure(
  stream: ServerResponse,
  requestId: string,
  record: RequestRecord | undefined,
): void {
  const error = internalFailure();
  if (record !== undefined) {
    record.status = error.status;
    record.errorCode = error.code;
  }
  const body = writeErrorResponse(error, requestId);
  stream.writeHead(error.status, {
    ...CORS_HEADERS,
    "x-amzn-RequestId": requestId,
    "content-type": "text/xml",
    "content-length": Buffer.byteLength(body),
  });
  stream.end(body);
}
