import type { Service } from "./sts.ts";

/** The local STS and its roles. */
export interface World extends Service {
  readonly roles: readonly string[];
}

export function loadWorld(): Promise<World> {
  return getJson("/local/world");
}

/** Signs in with the local identity provider. */
export async function signIn(name: string): Promise<string> {
  const { token } = await getJson<{ token: string }>(`/local/token?${new URLSearchParams({ name })}`);
  return token;
}

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} returned status ${response.status}. Is Vite's server running?`);
  return response.json();
}
