import type { JSONWebKeySet, JWTPayload } from "jose";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "../session/session.js";
import type { OidcProvider } from "../world/world.js";
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
  const issuer = unverifiedIssuer(jose, token);
  const provider = providers.find((candidate) => sameIssuer(candidate.issuer, issuer));
  if (provider === undefined)
    throw invalidToken(`This account has no OIDC provider for the issuer ${issuer}.`);

  const keySet = jose.createLocalJWKSet((await jwks.get(provider, now)) as JSONWebKeySet);
  const claims = await verify(jose, token, keySet, now);
  const audience = audienceOf(claims);
  if (!provider.clientIds.includes(audience)) {
    throw invalidToken(
      `The token is for the audience ${audience}, which the provider is not configured for.`,
    );
  }
  return { provider, subject: claims.sub!, audience, ...sessionClaims(claims) };
}

type Jose = typeof import("jose");

function unverifiedIssuer(jose: Jose, token: string): string {
  try {
    return String(jose.decodeJwt(token).iss);
  } catch (cause) {
    throw new StsError("InvalidIdentityToken", "WebIdentityToken is not a JWT.", { cause });
  }
}

async function verify(jose: Jose, token: string, keySet: ReturnType<Jose["createLocalJWKSet"]>, now: Date) {
  const options = { algorithms: ALGORITHMS, currentDate: now, requiredClaims: ["sub", "aud", "exp", "iat"] };
  try {
    return (await jose.jwtVerify(token, keySet, options)).payload;
  } catch (cause) {
    if (cause instanceof jose.errors.JWTExpired) {
      throw new StsError("ExpiredTokenException", "WebIdentityToken has expired. Get a new one.", { cause });
    }
    if (cause instanceof jose.errors.JWTClaimValidationFailed && cause.reason !== "missing") {
      throw new StsError(
        "IDPRejectedClaim",
        `WebIdentityToken cannot be accepted: its ${cause.claim} is wrong.`,
        { cause },
      );
    }
    const reason = cause instanceof jose.errors.JOSEError ? cause.message : "it cannot be verified";
    throw new StsError("InvalidIdentityToken", `WebIdentityToken is not valid: ${reason}.`, { cause });
  }
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

function invalidToken(message: string): StsError {
  return new StsError("InvalidIdentityToken", message);
}
