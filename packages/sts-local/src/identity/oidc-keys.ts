import { StsError } from "../protocol/sts-error.js";
import type { OidcProvider, PublicKeySet } from "../world/world.js";

/** How long fetched keys are kept. A provider that rotates its keys publishes new ones ahead of time. */
const KEPT_MS = 5 * 60 * 1000;
const FETCH_TIMEOUT_MS = 5_000;

/** The public keys of OIDC providers: given by the options, or fetched as OpenID Connect Discovery has it. */
export class OidcKeys {
  readonly #fetched = new Map<string, { readonly keys: PublicKeySet; readonly until: number }>();

  /** Throws `IDPCommunicationError` when the provider cannot be reached or gives no keys. */
  async of(provider: OidcProvider, now: Date): Promise<PublicKeySet> {
    if (typeof provider.jwks === "function") return provider.jwks();
    if (provider.jwks !== undefined) return provider.jwks;
    const kept = this.#fetched.get(provider.issuer);
    if (kept !== undefined && now.getTime() < kept.until) return kept.keys;
    const keys = await discover(provider);
    this.#fetched.set(provider.issuer, { keys, until: now.getTime() + KEPT_MS });
    return keys;
  }
}

async function discover({ issuer }: OidcProvider): Promise<PublicKeySet> {
  try {
    const configuration = await fetchJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
    const keys = await fetchJson(String(configuration["jwks_uri"]));
    if (!Array.isArray(keys["keys"])) throw new TypeError("The key set has no list of keys.");
    return keys as unknown as PublicKeySet;
  } catch (cause) {
    throw new StsError("IDPCommunicationError", `The keys of ${issuer} could not be fetched.`, { cause });
  }
}

async function fetchJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as Record<string, unknown>;
}
