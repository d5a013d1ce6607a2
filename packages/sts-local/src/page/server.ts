import type { Explanation } from "../explanation/explanation.js";
import type { Fault } from "../fault.js";

// What the page asks of the server: the API that README's "From any language" describes.

export interface Call {
  readonly receivedAt: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly operation?: string;
  readonly principal?: string;
  readonly status?: number;
  readonly errorCode?: string;
  readonly responseBody?: string;
  readonly explanation?: Explanation;
}

export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  readonly matched: number;
  readonly applied: number;
}

export interface Clock {
  readonly now: string;
  readonly offsetMs: number;
}

/** Rejects with the server's reason if it refuses. */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/_sts-local${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(answer?.error ?? `The server answered ${response.status}.`);
  return answer as T;
}
