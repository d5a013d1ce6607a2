import { StsError } from "../protocol/sts-error.js";
import type { OidcProvider, PublicKeySet } from "../world/world.js";

/** How long a fetched key set is used. Providers publish new keys before they start to sign with them. */
const MAX_AGE_MS = 5 * 60 * 1000;
const FETCH_TIMEOUT_MS = 5_000;

/** The key sets of OIDC providers: configured, or fetched by OpenID Connect Discovery. */
export class JwksCache {
  /** A provider that is replaced starts anew. */
  readonly #fetched = new WeakMap<
    OidcProvider,
    { readonly keys: PublicKeySet; readonly expiresAt: number }
  >();

  /**
   * Returns a provider's key set. Rejects with `IDPCommunicationError` if the provider cannot be reached or has no key
   * set.
   */
  async get(provider: OidcProvider, now: Date): Promise<PublicKeySet> {
    if (typeof provider.jwks === "function") return provider.jwks();
    if (provider.jwks !== undefined) return provider.jwks;
    const cached = this.#fetched.get(provider);
    if (cached !== undefined && now.getTime() < cached.expiresAt) return cached.keys;
    const keys = await discover(provider);
    this.#fetched.set(provider, { keys, expiresAt: now.getTime() + MAX_AGE_MS });
    return keys;
  }
}

async function discover({ issuer }: OidcProvider): Promise<PublicKeySet> {
  try {
    const configuration = await fetchJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
    const keys = await fetchJson(String(configuration["jwks_uri"]));
    if (!Array.isArray(keys["keys"])) throw new TypeError("The key set has no keys array.");
    return keys as unknown as PublicKeySet;
  } catch (cause) {
    throw new StsError("IDPCommunicationError", `The keys of ${issuer} could not be fetched.`, { cause });
  }
}

async function fetchJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} responded with ${response.status}.`);
  return (await response.json()) as Record<string, unknown>;
}
