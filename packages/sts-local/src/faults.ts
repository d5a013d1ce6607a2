import type { Fault } from "./fault.js";
import { faultShape } from "./fault-shape.js";
import { codeForStatus, statusForCode } from "./protocol/sts-error.js";

/** The faults of a server. If several match a request, only the one that was added first applies. */
export interface Faults {
  /** Adds a fault. Returns a function that removes it. Throws `TypeError` for unknown members, invalid values, and without an effect. */
  add(fault: Fault): () => void;
  /** The faults, in the order in which they were added, with what they have done so far. */
  list(): readonly ActiveFault[];
  /** Removes the fault with this number. Throws `TypeError` if there is none. */
  remove(id: number): void;
  /** Removes all faults. */
  clear(): void;
}

/** A fault that has not been removed. */
export interface ActiveFault {
  /** Its number; the server's first fault has 1. */
  readonly id: number;
  readonly fault: Fault;
  /** How many requests it matched. */
  readonly matched: number;
  /** How many requests it was applied to. */
  readonly applied: number;
}

type Entry = { -readonly [Name in keyof ActiveFault]: ActiveFault[Name] };

/** Chooses the fault for each request, and counts. */
export class FaultList implements Faults {
  #entries: Entry[] = [];
  #added = 0;

  add(fault: Fault): () => void {
    faultShape.check(fault, "fault");
    this.#added += 1;
    const entry: Entry = { id: this.#added, fault, matched: 0, applied: 0 };
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  list(): readonly ActiveFault[] {
    return this.#entries.map((entry) => ({ ...entry }));
  }

  remove(id: number): void {
    const left = this.#entries.filter((entry) => entry.id !== id);
    if (left.length === this.#entries.length) {
      const ids = this.#entries.map((entry) => entry.id).join(", ") || "none";
      throw new TypeError(`There is no fault ${id}. The faults are: ${ids}.`);
    }
    this.#entries = left;
  }

  clear(): void {
    this.#entries = [];
  }

  /** The fault for the next request. To be called exactly once per request, since it counts them. */
  next(operation: string | undefined): Fault | undefined {
    let found: Fault | undefined;
    for (const entry of this.#entries) {
      const { operation: only, nth, times } = entry.fault.match ?? {};
      if (only !== undefined && only !== operation) continue;
      entry.matched += 1;
      const first = nth ?? 1;
      const limit = times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
      if (found !== undefined || entry.matched < first || entry.applied >= limit) continue;
      entry.applied += 1;
      found = entry.fault;
    }
    return found;
  }
}

/** The error that a fault responds with, if any. */
export function errorOfFault(fault: Fault): { code: string; status: number; message: string } | undefined {
  if (fault.throttle)
    return { code: "Throttling", status: fault.status ?? 400, message: fault.message ?? "Rate exceeded" };
  if (fault.code === undefined && fault.status === undefined) return undefined;
  if (fault.code === undefined && fault.status! < 300) return undefined;
  const status = fault.status ?? statusForCode(fault.code ?? "") ?? 400;
  return {
    code: fault.code ?? codeForStatus(status),
    status,
    message: fault.message ?? "This error was injected by a fault.",
  };
}
