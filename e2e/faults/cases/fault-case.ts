import type { Place } from "@stskit/e2e-support/network/fault-server";

/** What goes wrong. Engines differ in which kinds they report, and how. */
export type FaultKind =
  /** There is no connection, or it ends too early. */
  | "broken off"
  | "silence"
  /** The server has no certificate that the client accepts, or speaks no TLS. */
  | "tls"
  /** Bytes that aren't an HTTP response. */
  | "not http"
  /** A `content-length` that isn't a number. */
  | "unreadable length"
  /** A `content-length` that doesn't match the body. */
  | "wrong length"
  | "too large"
  /** A `content-encoding` that the request does not accept. */
  | "encoded"
  /** A success as far as HTTP goes, but not the operation's output. */
  | "not the output"
  /** An error status without an STS error. */
  | "unexplained error"
  | "redirect";

/** What the caller sees, in terms that any runtime can report. */
export interface Seen {
  /** The error's name; `undefined` when the call succeeded. */
  readonly name: string | undefined;
  readonly message: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly attempts: number | undefined;
  readonly hasCause: boolean;
  /** Which of the package's error classes it is an instance of. */
  readonly classes: readonly string[];
}

/** One fault: what goes wrong, and what the caller must see. */
export interface FaultCase {
  /** The title of its test, and nothing more: tests must not branch on it. */
  readonly name: string;
  readonly kind: FaultKind;
  /** When it shows: before a response has begun, in the head of the response, or in its body. */
  readonly in: "connection" | "head" | "body";
  readonly place: Place;
  /** Request handler options that make the fault show quickly enough for a test. */
  readonly handler?: { readonly requestTimeout?: number; readonly connectionTimeout?: number };
  readonly sees: {
    readonly name: "NetworkError" | "TimeoutError" | (string & {});
    /** What the message says happened. */
    readonly message: RegExp;
    readonly code?: RegExp;
    readonly status?: number;
    /** Whether another attempt is worthwhile; transports disagree about some malformed responses. */
    readonly retried: boolean | "either";
    readonly cause?: true;
  };
}
