import type { Explanation } from "./explanation/explanation.js";
import type { ReceivedRequest } from "./protocol/received-request.js";

/** A request as the server received it, and how it ended. */
export interface RequestRecord {
  /** When the request arrived, by the server's clock. */
  readonly receivedAt: Date;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** The decoded query string. The last value wins if a name is repeated. */
  readonly query: Readonly<Record<string, string>>;
  /** Keyed by lowercase name. They include `authorization`: do not log them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text. */
  readonly body: string;
  /** The body, decoded as a form. The last value wins if a name is repeated. */
  readonly form: Readonly<Record<string, string>>;
  /** The requested `Action`, known or not; `undefined` for preflights and OpenID discovery documents. */
  operation: string | undefined;
  /** ARN of the caller, once the signature has been verified. */
  principal: string | undefined;
  /** HTTP status of the response; `undefined` before it is sent, and if the connection was cut. */
  status: number | undefined;
  /** The response as text; `undefined` before it is sent. It may contain credentials: do not log it. */
  responseBody: string | undefined;
  /** Error code of the response. */
  errorCode: string | undefined;
  /** Why it was refused, and what to do. */
  explanation: Explanation | undefined;
}

const MAX_RECORDS = 10_000;

/** Approximate memory that the records may take. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The latest requests, oldest first. Users may empty `records` at any time. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  #bytes = 0;
  /** How many records `#bytes` covers; differs from `records.length` if a user has removed some. */
  #counted = 0;

  add(record: RequestRecord): void {
    this.#recount();
    this.records.push(record);
    this.#bytes += bytesOf(record);
    this.#trim();
  }

  /** Adds to a record what came of the request. */
  complete(record: RequestRecord, responseBody: string, explanation: Explanation | undefined): void {
    this.#recount();
    const before = bytesOf(record);
    Object.assign(record, { responseBody, explanation });
    if (this.records.lastIndexOf(record) === -1) return;
    this.#bytes += bytesOf(record) - before;
    this.#trim();
  }

  #recount(): void {
    if (this.records.length !== this.#counted) this.#bytes = this.records.map(bytesOf).reduce(sum, 0);
  }

  #trim(): void {
    while (this.records.length > 1 && (this.records.length > MAX_RECORDS || this.#bytes > MAX_BYTES)) {
      this.#bytes -= bytesOf(this.records.shift()!);
    }
    this.#counted = this.records.length;
  }
}

const sum = (a: number, b: number) => a + b;

/** What an entry of `form` takes besides its characters, by measurement: a body may consist of many tiny ones. */
const BYTES_PER_ENTRY = 64;

/** Two bytes per character. The body counts twice, since it is also kept as `form`. */
function bytesOf(record: RequestRecord): number {
  const { path, query, headers, body, form, responseBody = "", explanation } = record;
  const names = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).reduce((size, [name, value]) => size + name.length + value.length, 0);
  const explained = explanation === undefined ? 0 : JSON.stringify(explanation).length;
  const characters =
    path.length + names(query) + names(headers) + 2 * body.length + responseBody.length + explained;
  return 2 * characters + BYTES_PER_ENTRY * Object.keys(form).length;
}

export function createRecord(request: ReceivedRequest, requestId: string, receivedAt: Date): RequestRecord {
  const body = request.body.toString("utf8");
  return {
    receivedAt,
    requestId,
    method: request.method,
    path: request.path,
    query: Object.fromEntries(new URLSearchParams(request.queryString)),
    headers: request.headers,
    body,
    form: Object.fromEntries(new URLSearchParams(body)),
    operation: undefined,
    principal: undefined,
    status: undefined,
    responseBody: undefined,
    errorCode: undefined,
    explanation: undefined,
  };
}
