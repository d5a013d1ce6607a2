import type { JWTPayload } from "jose";
import type { PublicKeySet } from "../world/world.js";

export type SigningAlgorithm = "RS256" | "ES384";

export const SIGNING_ALGORITHMS: readonly SigningAlgorithm[] = ["RS256", "ES384"];

const CONFIGURATION_PATH = "/.well-known/openid-configuration";
const KEYS_PATH = "/.well-known/jwks.json";

/** The server as an issuer of JWTs for others to verify (GetWebIdentityToken), with the documents they need for it. */
export class WebIdentityIssuer {
  readonly #pairs = new Map<SigningAlgorithm, ReturnType<typeof generatePair>>();

  /** `iss` of its tokens, below which its documents are found. Known once the server listens. */
  url = "";

  async sign(algorithm: SigningAlgorithm, payload: JWTPayload): Promise<string> {
    const { SignJWT } = await import("jose");
    const { privateKey, kid } = await this.#pair(algorithm);
    return new SignJWT(payload).setProtectedHeader({ alg: algorithm, kid, typ: "JWT" }).sign(privateKey);
  }

  /** The discovery document or the key set, if `path` is theirs. */
  async document(path: string): Promise<string | undefined> {
    if (path === CONFIGURATION_PATH) return JSON.stringify(this.#configuration());
    if (path === KEYS_PATH) return JSON.stringify(await this.#publicKeys());
    return undefined;
  }

  #configuration() {
    return {
      issuer: this.url,
      jwks_uri: `${this.url}${KEYS_PATH}`,
      response_types_supported: ["id_token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: SIGNING_ALGORITHMS,
      claims_supported: ["aud", "exp", "iat", "iss", "jti", "sub"],
    };
  }

  async #publicKeys(): Promise<PublicKeySet> {
    const pairs = await Promise.all(SIGNING_ALGORITHMS.map((algorithm) => this.#pair(algorithm)));
    return { keys: pairs.map(({ jwk }) => jwk) };
  }

  #pair(algorithm: SigningAlgorithm) {
    const pair = this.#pairs.get(algorithm) ?? generatePair(algorithm);
    this.#pairs.set(algorithm, pair);
    return pair;
  }
}

async function generatePair(alg: SigningAlgorithm) {
  const { exportJWK, generateKeyPair } = await import("jose");
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const kid = `sts-local-${alg}`;
  const { kty, ...parameters } = await exportJWK(publicKey);
  return { privateKey, kid, jwk: { kty: kty!, ...parameters, kid, alg, use: "sig" } };
}
