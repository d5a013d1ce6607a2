import type { ReceivedRequest } from "./protocol/received-request.js";

/** A request as the server saw it, for tests that look or count. */
export interface RequestRecord {
  /** When its head had arrived, by the server's clock. */
  readonly receivedAt: Date;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** Decoded; of a name that came twice, the last value. */
  readonly query: Readonly<Record<string, string>>;
  /** Lower-cased names. They include `authorization`: records are for tests, not for logs. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text. */
  readonly body: string;
  /** The body, decoded as a form. */
  readonly form: Readonly<Record<string, string>>;
  /** The `Action` asked for, whether or not it exists; `undefined` for preflights and discovery documents. */
  operation: string | undefined;
  /** ARN of whoever signed it, once verified. */
  principal: string | undefined;
  /** HTTP status of the answer; `undefined` while there is none, and when the connection was cut. */
  status: number | undefined;
  /** Error code of the answer. */
  errorCode: string | undefined;
}

/** The oldest records give way: a server may run for weeks. */
const MAX_RECORDS = 10_000;

/** What the records may take in memory, in bytes, as far as it depends on the requests. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The records of one server, oldest first. Whoever has them may empty them. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  #bytes = 0;
  /** How many records `#bytes` is the sum of. */
  #counted = 0;

  add(record: RequestRecord): void {
    if (this.records.length !== this.#counted) this.#bytes = this.records.map(bytesOf).reduce(sum, 0);
    this.records.push(record);
    this.#bytes += bytesOf(record);
    while (this.records.length > 1 && (this.records.length > MAX_RECORDS || this.#bytes > MAX_BYTES)) {
      this.#bytes -= bytesOf(this.records.shift()!);
    }
    this.#counted = this.records.length;
  }
}

const sum = (a: number, b: number) => a + b;

/** A text is kept as it came and taken apart, at up to two bytes a character. */
function bytesOf({ path, query, headers, body }: RequestRecord): number {
  const names = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).reduce((size, [name, value]) => size + name.length + value.length, 0);
  return 2 * (path.length + names(query) + names(headers) + 2 * body.length);
}

export function recordOf(request: ReceivedRequest, requestId: string, receivedAt: Date): RequestRecord {
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
    errorCode: undefined,
  };
}
