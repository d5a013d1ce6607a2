import { toSeconds } from "../clock.js";
import { BUILT_IN_OIDC_AUDIENCE, BUILT_IN_OIDC_ISSUER } from "../world/default-world.js";
import type { OidcProviderOptions, PublicKeySet } from "../world/world.js";

/** What to put in a web identity token. */
export interface WebIdentityTokenOptions {
  /** @default "example-subject" */
  readonly sub?: string;
  /** @default "sts.amazonaws.com" */
  readonly aud?: string | readonly string[];
  /** Seconds until it expires; negative for a token that has expired already. @default 3600 */
  readonly expiresInSeconds?: number;
  /** Further claims. They win over the ones above; `undefined` removes a claim. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** An OIDC provider inside the server, so that tests and examples have somebody to sign tokens. */
export class BuiltInOidcProvider {
  #keys: ReturnType<typeof generateKeys> | undefined;

  /** How the account knows the provider. */
  readonly options: OidcProviderOptions = {
    issuer: BUILT_IN_OIDC_ISSUER,
    clientIds: [BUILT_IN_OIDC_AUDIENCE],
    jwks: async () => (await this.#keyPair()).publicKeys,
  };

  async token(now: Date, options: WebIdentityTokenOptions = {}): Promise<string> {
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

  /** Made with the first token: most servers never need one. */
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
