import type { JWTPayload } from "jose";
import type { PublicKeySet } from "../world/world.js";

export type SigningAlgorithm = "RS256" | "ES384";

export const SIGNING_ALGORITHMS: readonly SigningAlgorithm[] = ["RS256", "ES384"];

const DISCOVERY_PATH = "/.well-known/openid-configuration";
const JWKS_PATH = "/.well-known/jwks.json";

/**
 * Signs the tokens of GetWebIdentityToken, and publishes the OpenID discovery document and keys to verify them with.
 */
export class WebIdentityIssuer {
  readonly #keyPairs = new Map<SigningAlgorithm, ReturnType<typeof generateSigningKey>>();

  /** The `iss` of its tokens, and the base URL of its documents. Set once the server listens. */
  url = "";

  async sign(algorithm: SigningAlgorithm, payload: JWTPayload): Promise<string> {
    const { SignJWT } = await import("jose");
    const { privateKey, kid } = await this.#keyPair(algorithm);
    return new SignJWT(payload).setProtectedHeader({ alg: algorithm, kid, typ: "JWT" }).sign(privateKey);
  }

  /** The discovery document or the key set at `path`, as JSON; `undefined` for other paths. */
  async document(path: string): Promise<string | undefined> {
    if (path === DISCOVERY_PATH) return JSON.stringify(this.#discoveryDocument());
    if (path === JWKS_PATH) return JSON.stringify(await this.#jwks());
    return undefined;
  }

  #discoveryDocument() {
    return {
      issuer: this.url,
      jwks_uri: `${this.url}${JWKS_PATH}`,
      response_types_supported: ["id_token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: SIGNING_ALGORITHMS,
      claims_supported: ["aud", "exp", "iat", "iss", "jti", "sub"],
    };
  }

  async #jwks(): Promise<PublicKeySet> {
    const keyPairs = await Promise.all(SIGNING_ALGORITHMS.map((algorithm) => this.#keyPair(algorithm)));
    return { keys: keyPairs.map(({ jwk }) => jwk) };
  }

  #keyPair(algorithm: SigningAlgorithm) {
    const keyPair = this.#keyPairs.get(algorithm) ?? generateSigningKey(algorithm);
    this.#keyPairs.set(algorithm, keyPair);
    return keyPair;
  }
}

async function generateSigningKey(alg: SigningAlgorithm) {
  const { exportJWK, generateKeyPair } = await import("jose");
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const kid = `sts-local-${alg}`;
  const { kty, ...parameters } = await exportJWK(publicKey);
  return { privateKey, kid, jwk: { kty: kty!, ...parameters, kid, alg, use: "sig" } };
}
