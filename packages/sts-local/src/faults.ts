import { codeOfStatus, statusOfCode } from "./protocol/sts-error.js";

/** A way for a request to go wrong. What is left out behaves as it does without faults. */
export interface Fault {
  /** Which requests it befalls. @default every request but preflights */
  readonly match?: FaultMatch;
  /** Milliseconds before anything is sent back. @default 0 */
  readonly delayMs?: number;
  /** HTTP status of the answer. Without `body` it comes with an STS error document. */
  readonly status?: number;
  /** Error code of the answer. Without `status` it gets the one STS gives it, or 400. */
  readonly code?: string;
  /** Error message of the answer. */
  readonly message?: string;
  /** Answers as STS does to callers that come too often: 400, `Throttling`. */
  readonly throttle?: true;
  /** The body of the answer, in place of what the server would have sent. */
  readonly body?: string;
  /** Headers added to the answer; these win over its own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `Retry-After`: seconds, or a date. */
  readonly retryAfter?: number | Date;
  /** Where the TCP connection is reset: unanswered, after the head of the answer, or in the middle of its body. */
  readonly reset?: "before" | "after-headers" | "mid-body";
  /** Bytes of the body that are sent, in an answer that is otherwise complete. */
  readonly truncate?: number;
  /** Milliseconds the server's clock is off for this request, besides `setClockOffset`. */
  readonly clockOffsetMs?: number;
}

export interface FaultMatch {
  /** Only this operation. @default any */
  readonly operation?: string;
  /** Only the nth of the requests that fit, counted from 1 since the fault was added. @default from the first on */
  readonly nth?: number;
  /** How often it strikes. @default 1 with `nth`, otherwise until it is removed */
  readonly times?: number;
}

/** The switch for faults. Where several fit a request, the one that was added first strikes, and only that. */
export interface Faults {
  /** Adds a fault and gives a function that removes it again. */
  add(fault: Fault): () => void;
  /** Removes all faults. */
  clear(): void;
}

interface Entry {
  readonly fault: Fault;
  seen: number;
  struck: number;
}

/** The faults of one server, counted as requests pass. */
export class FaultList implements Faults {
  #entries: Entry[] = [];

  add(fault: Fault): () => void {
    const entry: Entry = { fault, seen: 0, struck: 0 };
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#entries = [];
  }

  /** The fault that befalls the next request; to be asked once for each. */
  next(operation: string | undefined): Fault | undefined {
    let found: Fault | undefined;
    for (const entry of this.#entries) {
      const { operation: wanted, nth, times } = entry.fault.match ?? {};
      if (wanted !== undefined && wanted !== operation) continue;
      entry.seen += 1;
      const first = nth ?? 1;
      const limit = times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
      if (found !== undefined || entry.seen < first || entry.struck >= limit) continue;
      entry.struck += 1;
      found = entry.fault;
    }
    return found;
  }
}

/** The error a fault answers with in place of the operation, if it does. */
export function errorOfFault(fault: Fault): { code: string; status: number; message: string } | undefined {
  if (fault.throttle)
    return { code: "Throttling", status: fault.status ?? 400, message: fault.message ?? "Rate exceeded" };
  if (fault.code === undefined && fault.status === undefined) return undefined;
  if (fault.code === undefined && fault.status! < 300) return undefined;
  const status = fault.status ?? statusOfCode(fault.code ?? "") ?? 400;
  return {
    code: fault.code ?? codeOfStatus(status),
    status,
    message: fault.message ?? "A fault was asked for.",
  };
}
