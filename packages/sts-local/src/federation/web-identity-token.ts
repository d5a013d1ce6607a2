import type { JSONWebKeySet, JWTPayload } from "jose";
import { explainWebIdentityToken, type TokenCheck } from "../explanation/explain-web-identity-token.js";
import { StsError, type StsErrorCode } from "../protocol/sts-error.js";
import type { SessionTag } from "../session/session.js";
import type { OidcProvider, PublicKeySet } from "../world/world.js";
import type { JwksCache } from "./jwks-cache.js";

/** What a web identity token says about the user. */
export interface WebIdentity {
  readonly provider: OidcProvider;
  readonly subject: string;
  readonly audience: string;
  readonly tags: readonly SessionTag[];
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
}

/** No HMAC: with the public key as the secret, anybody could sign. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

/** Verifies a JWT with the keys of the provider that its `iss` names. */
export async function verifyWebIdentityToken(
  token: string,
  providers: readonly OidcProvider[],
  jwks: JwksCache,
  now: Date,
): Promise<WebIdentity> {
  const jose = await import("jose");
  let provider: OidcProvider | undefined;
  let keys: PublicKeySet | undefined;
  const refused: Refuse = (code, check, message, cause) =>
    new StsError(code, message, {
      cause,
      explain: () =>
        explainWebIdentityToken(
          { token, providers, provider, keys, algorithms: ALGORITHMS, now },
          check,
          message,
        ),
    });
  const issuer = unverifiedIssuer(jose, token, refused);
  provider = providers.find((candidate) => sameIssuer(candidate.issuer, issuer));
  if (provider === undefined) {
    const message = `This account has no OIDC provider for the issuer ${issuer}.`;
    throw refused("InvalidIdentityToken", "token-issuer", message);
  }
  keys = await jwks.get(provider, now);
  const claims = await verify(jose, token, jose.createLocalJWKSet(keys as JSONWebKeySet), now, refused);
  const audience = audienceOf(claims);
  if (!provider.clientIds.includes(audience)) {
    const message = `The token is for the audience ${audience}, which the provider is not configured for.`;
    throw refused("InvalidIdentityToken", "token-audience", message);
  }
  return { provider, subject: claims.sub!, audience, ...sessionClaims(claims) };
}

type Jose = typeof import("jose");

type Refuse = (code: StsErrorCode, check: TokenCheck, message: string, cause?: unknown) => StsError;

function unverifiedIssuer(jose: Jose, token: string, refused: Refuse): string {
  try {
    return String(jose.decodeJwt(token).iss);
  } catch (cause) {
    throw refused("InvalidIdentityToken", "token-form", "WebIdentityToken is not a JWT.", cause);
  }
}

async function verify(
  jose: Jose,
  token: string,
  keySet: ReturnType<Jose["createLocalJWKSet"]>,
  now: Date,
  refused: Refuse,
) {
  const options = { algorithms: ALGORITHMS, currentDate: now, requiredClaims: ["sub", "aud", "exp", "iat"] };
  try {
    return (await jose.jwtVerify(token, keySet, options)).payload;
  } catch (cause) {
    const check = failedCheck(jose, cause);
    if (cause instanceof jose.errors.JWTExpired) {
      throw refused("ExpiredTokenException", check, "WebIdentityToken has expired. Get a new one.", cause);
    }
    if (cause instanceof jose.errors.JWTClaimValidationFailed && cause.reason !== "missing") {
      const message = `WebIdentityToken cannot be accepted: its ${cause.claim} is wrong.`;
      throw refused("IDPRejectedClaim", check, message, cause);
    }
    const reason = cause instanceof jose.errors.JOSEError ? cause.message : "it cannot be verified";
    throw refused("InvalidIdentityToken", check, `WebIdentityToken is not valid: ${reason}.`, cause);
  }
}

function failedCheck({ errors }: Jose, error: unknown): TokenCheck {
  if (error instanceof errors.JWTExpired) return "token-expiry";
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === "nbf" ? "token-not-before" : "token-claims";
  if (error instanceof errors.JOSEAlgNotAllowed) return "token-algorithm";
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return "token-key";
  return error instanceof errors.JWSSignatureVerificationFailed ? "token-signature" : "token-form";
}

/** The authorized party (`azp`) takes precedence over `aud`, which may list several audiences. */
function audienceOf(claims: JWTPayload): string {
  if (typeof claims["azp"] === "string") return claims["azp"];
  return (Array.isArray(claims.aud) ? claims.aud[0] : claims.aud) ?? "";
}

/** Session tags are nested in one claim: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function sessionClaims(claims: JWTPayload) {
  const nested = (claims["https://aws.amazon.com/tags"] ?? {}) as {
    principal_tags?: Record<string, string | string[]>;
    transitive_tag_keys?: string | string[];
  };
  const sourceIdentity = claims["https://aws.amazon.com/source_identity"];
  return {
    tags: Object.entries(nested.principal_tags ?? {}).map(([key, value]) => ({
      key,
      value: String([value].flat()[0]),
    })),
    transitiveTagKeys: [nested.transitive_tag_keys ?? []].flat().map(String),
    sourceIdentity: sourceIdentity === undefined ? undefined : String(sourceIdentity),
  };
}

function sameIssuer(a: string, b: string): boolean {
  return a.replace(/\/$/, "") === b.replace(/\/$/, "");
}
