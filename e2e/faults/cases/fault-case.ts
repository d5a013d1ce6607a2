import type { Socket } from "node:net";

/** What a server does with a connection once the request's head has arrived. Some speak no HTTP at all. */
export type Behaviour = (socket: Socket) => void;

/** A certificate that the server shows, and whether the client has been told to trust it. */
export interface ServerCertificate {
  readonly name: string;
  readonly notAfter?: Date;
  readonly trusted: boolean;
}

/** Where the client is sent. */
export type Place =
  | { readonly kind: "server"; readonly behaviour: Behaviour; readonly tls?: ServerCertificate }
  /** Speaks no TLS, though the client does. */
  | { readonly kind: "https to plain http"; readonly behaviour: Behaviour }
  | { readonly kind: "nobody listens" }
  | { readonly kind: "no such host" };

/** What the caller gets to see, in terms that any runtime can report. */
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

/** One fault: what goes wrong, and what the caller must see of it. */
export interface FaultCase {
  readonly name: string;
  readonly place: Place;
  /** Request handler options that the fault needs to show within a test's time. */
  readonly handler?: { readonly requestTimeout?: number; readonly connectionTimeout?: number };
  readonly sees: {
    readonly name: "NetworkError" | "TimeoutError" | (string & {});
    /** What happened, as the message tells it. */
    readonly message: RegExp;
    readonly code?: RegExp;
    readonly status?: number;
    /** Whether another attempt is worth while; of some broken answers transports think differently. */
    readonly retried: boolean | "either";
    readonly cause?: true;
  };
}
