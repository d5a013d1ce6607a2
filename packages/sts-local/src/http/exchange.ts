import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock.js";
import { errorOfFault, type Fault, type FaultList } from "../faults.js";
import type { ServerState } from "../operations/operation.js";
import { writeErrorResponse } from "../protocol/query-response.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { internalFailure, StsError } from "../protocol/sts-error.js";
import type { ErrorReporter } from "../report-error.js";
import { type RequestLog, type RequestRecord, recordOf } from "../request-record.js";
import { answerCall } from "../service/answer-call.js";
import { namedOperation } from "../service/sts-call.js";
import { CORS_HEADERS, preflightReply } from "./cors.js";
import type { HttpReply } from "./http-reply.js";
import { readBody, requestHead } from "./read-request.js";
import { send } from "./send.js";

export interface ExchangeContext {
  readonly clock: Clock;
  readonly faults: FaultList;
  readonly log: RequestLog;
  readonly service: ServerState;
  /** Documents that are not STS itself, by path: OpenID discovery and keys. */
  readonly documents: (path: string) => Promise<string | undefined>;
  readonly reportError: ErrorReporter;
  /** Told when a request is done with. */
  readonly onAnswered: (record: RequestRecord) => void;
}

/** One request and its response, from the first byte to the last. Never rejects. */
export async function exchange(
  context: ExchangeContext,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  let record: RequestRecord | undefined;
  try {
    const head = requestHead(message);
    const received = await receive(head, message);
    const operation = head.method === "OPTIONS" ? undefined : namedOperation(received.request);
    const fault = head.method === "OPTIONS" ? undefined : context.faults.next(operation);
    const now = context.clock.now(fault?.clockOffsetMs);
    record = recordOf(received.request, requestId, now);
    record.operation = operation;
    context.log.add(record);
    await respond(context, response, received, record, fault, now);
  } catch (error) {
    // A client that left before its body was complete is no failure of the server.
    if (message.destroyed && !message.complete) return void response.destroy();
    context.reportError(error);
    if (response.headersSent) return void response.end();
    sendInternalFailure(response, requestId, record);
  }
  try {
    if (record !== undefined) context.onAnswered(record);
  } catch (error) {
    context.reportError(error);
  }
}

async function respond(
  context: ExchangeContext,
  response: ServerResponse,
  received: { readonly request: ReceivedRequest; readonly refusal?: StsError },
  record: RequestRecord,
  fault: Fault | undefined,
  now: Date,
): Promise<void> {
  const reply =
    received.refusal === undefined
      ? await chooseReply(context, received.request, record, fault, now)
      : errorReply(record, received.refusal);
  const headers = {
    ...CORS_HEADERS,
    "x-amzn-RequestId": record.requestId,
    date: now.toUTCString(),
    ...reply.headers,
  };
  // The record is complete before the client can know of the response, so that a test finds it so.
  record.status = fault?.reset === undefined ? reply.status : undefined;
  const sent = await send(response, { ...reply, headers }, fault);
  if (!sent) record.status = undefined;
}

/** Without the date of the server's clock, which may be what failed. */
function sendInternalFailure(
  response: ServerResponse,
  requestId: string,
  record: RequestRecord | undefined,
): void {
  const failure = internalFailure();
  if (record !== undefined) {
    record.status = failure.status;
    record.errorCode = failure.code;
  }
  const body = writeErrorResponse(failure, requestId);
  response.writeHead(failure.status, {
    ...CORS_HEADERS,
    "x-amzn-RequestId": requestId,
    "content-type": "text/xml",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

async function receive(
  head: Omit<ReceivedRequest, "body">,
  message: IncomingMessage,
): Promise<{ request: ReceivedRequest; refusal?: StsError }> {
  try {
    return { request: { ...head, body: await readBody(message) } };
  } catch (error) {
    if (!(error instanceof StsError)) throw error;
    return { request: { ...head, body: Buffer.alloc(0) }, refusal: error };
  }
}

async function chooseReply(
  context: ExchangeContext,
  request: ReceivedRequest,
  record: RequestRecord,
  fault: Fault | undefined,
  now: Date,
): Promise<HttpReply> {
  if (request.method === "OPTIONS") return preflightReply();
  const faultyError = fault && errorOfFault(fault);
  if (faultyError !== undefined) return withFault(errorReply(record, faultyError), fault);
  if (fault?.body !== undefined) return withFault(xmlReply(200, ""), fault);
  if (request.method === "GET") {
    const document = await context.documents(request.path);
    if (document !== undefined)
      return { status: 200, headers: { "content-type": "application/json" }, body: document };
  }
  const outcome = await answerCall(context.service, request, record.requestId, now);
  record.principal = outcome.principal;
  record.errorCode = outcome.errorCode;
  return withFault(xmlReply(outcome.status, outcome.xml), fault);
}

function withFault(reply: HttpReply, fault: Fault | undefined): HttpReply {
  return { ...reply, status: fault?.status ?? reply.status, body: fault?.body ?? reply.body };
}

function errorReply(
  record: RequestRecord,
  error: { code: string; status: number; message: string },
): HttpReply {
  record.errorCode = error.code;
  return xmlReply(error.status, writeErrorResponse(error, record.requestId));
}

function xmlReply(status: number, body: string): HttpReply {
  return { status, headers: { "content-type": "text/xml" }, body };
}
