import { toSeconds } from "../clock.js";
import { BUILT_IN_OIDC_AUDIENCE, BUILT_IN_OIDC_ISSUER } from "../world/default-world.js";
import type { OidcProviderOptions, PublicKeySet } from "../world/world.js";

/** What to put in a web identity token. */
export interface WebIdentityTokenOptions {
  /** @default "example-subject" */
  readonly sub?: string;
  /** @default "sts.amazonaws.com" */
  readonly aud?: string | readonly string[];
  /** Seconds until the token expires; negative for one that has already expired. @default 3600 */
  readonly expiresInSeconds?: number;
  /** More claims, which take precedence over those above. `undefined` removes a claim. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** The OIDC provider that is part of the server. It signs tokens for tests and examples. */
export class BuiltInOidcProvider {
  #keys: ReturnType<typeof generateKeys> | undefined;

  /** Its entry in the account's list of providers. */
  readonly options: OidcProviderOptions = {
    issuer: BUILT_IN_OIDC_ISSUER,
    clientIds: [BUILT_IN_OIDC_AUDIENCE],
    jwks: async () => (await this.#keyPair()).publicKeys,
  };

  async sign(now: Date, options: WebIdentityTokenOptions = {}): Promise<string> {
    const { SignJWT } = await import("jose");
    const { privateKey } = await this.#keyPair();
    const issuedAt = toSeconds(now);
    const claims = {
      iss: BUILT_IN_OIDC_ISSUER,
      sub: options.sub ?? "example-subject",
      aud: options.aud ?? BUILT_IN_OIDC_AUDIENCE,
      iat: issuedAt,
      exp: issuedAt + (options.expiresInSeconds ?? 3600),
      ...options.claims,
    };
    return new SignJWT(claims as Record<string, unknown>)
      .setProtectedHeader({ alg: "ES256", kid: KEY_ID, typ: "JWT" })
      .sign(privateKey);
  }

  /** Generated on first use, since most servers never need it. */
  #keyPair() {
    this.#keys ??= generateKeys();
    return this.#keys;
  }
}

const KEY_ID = "sts-local-oidc";

async function generateKeys() {
  const { exportJWK, generateKeyPair } = await import("jose");
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const publicKeys = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "ES256", use: "sig" }] };
  return { privateKey, publicKeys: publicKeys as PublicKeySet };
}
