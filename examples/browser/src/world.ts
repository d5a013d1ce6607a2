import type { Service } from "./sts.ts";

/** What the local STS offers. */
export interface World extends Service {
  readonly roles: readonly string[];
}

export function loadWorld(): Promise<World> {
  return ask("/local/world");
}

/** Signs in with the local identity provider. */
export async function signIn(name: string): Promise<string> {
  const { token } = await ask<{ token: string }>(`/local/token?${new URLSearchParams({ name })}`);
  return token;
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}. Is Vite's server running?`);
  return answer.json();
}
