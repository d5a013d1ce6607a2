import type { Explanation } from "../explanation/explanation.js";

// What the page asks of the server: the API that README's "From any language" describes.

export interface User {
  readonly name: string;
  readonly arn: string;
  readonly accessKeys: readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[];
  readonly mfaDevices: readonly { readonly serialNumber: string; readonly secret: string }[];
}

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Role {
  readonly arn: string;
  readonly trustPolicy: { readonly Statement: Statement | readonly Statement[] };
  readonly maxSessionDuration: number;
}

interface Provider {
  readonly arn: string;
}

export interface World {
  readonly accountId: string;
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly oidcProviders: readonly Provider[];
  readonly samlProviders: readonly Provider[];
}

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
  readonly fault: Readonly<Record<string, unknown>>;
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
