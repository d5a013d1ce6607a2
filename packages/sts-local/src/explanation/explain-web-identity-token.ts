import type { OidcProvider, PublicKeySet } from "../world/world.js";
import type { Check, Explanation } from "./explanation.js";

/** A web identity token that was refused. */
export interface RefusedToken {
  readonly token: string;
  readonly providers: readonly OidcProvider[];
  /** The provider that its issuer names, and its keys, as far as they were found. */
  readonly provider: OidcProvider | undefined;
  readonly keys: PublicKeySet | undefined;
  readonly algorithms: readonly string[];
  readonly now: Date;
}

/** What is checked about a web identity token, in this order. */
const CHECKS = {
  "token-form": "it is a JWT",
  "token-issuer": "its issuer is a provider of the account",
  "token-algorithm": "its algorithm is accepted",
  "token-key": "its key is one of the provider's",
  "token-signature": "it was signed with that key, and not changed",
  "token-claims": "it has sub, aud, exp and iat",
  "token-expiry": "it has not expired",
  "token-not-before": "it is valid already",
  "token-audience": "it is for an audience of the provider",
} as const;

export type TokenCheck = keyof typeof CHECKS;

/** Explains which check a web identity token failed, and what it says about itself. */
export function explainWebIdentityToken(
  refused: RefusedToken,
  failed: TokenCheck,
  message: string,
): Explanation {
  const header = decoded(refused.token, 0);
  const claims = decoded(refused.token, 1);
  const names = Object.keys(CHECKS) as TokenCheck[];
  const details = detailsOf(refused, header, claims);
  const reached = names.slice(0, names.indexOf(failed) + 1);
  return {
    cause: failed,
    summary: [message, adviceOn(failed, refused, header, claims)].filter((part) => part !== "").join(" "),
    checks: reached.map((name): Check => {
      const detail = details[name];
      return { what: CHECKS[name], passed: name !== failed, ...(detail !== undefined && { detail }) };
    }),
    facts: {
      serverTime: refused.now.toISOString(),
      ...textsOf({
        alg: header["alg"],
        kid: header["kid"],
        iss: claims["iss"],
        sub: claims["sub"],
        aud: claims["aud"],
        azp: claims["azp"],
      }),
      ...textsOf({ iat: timeOf(claims["iat"]), nbf: timeOf(claims["nbf"]), exp: timeOf(claims["exp"]) }),
    },
  };
}

function adviceOn(
  failed: TokenCheck,
  { token, providers, provider, keys, algorithms, now }: RefusedToken,
  header: Claims,
  claims: Claims,
): string {
  const alg = text(header["alg"]);
  switch (failed) {
    case "token-form":
      return /^(bearer\b|["'])/i.test(token) ? "Pass the token alone, without Bearer and quotes." : "";
    case "token-algorithm":
      return `It says ${alg}; accepted are ${algorithms.join(", ")}.`;
    case "token-issuer":
      return `Its providers have the issuers ${providers.map(({ issuer }) => issuer).join(", ")}.`;
    case "token-audience":
      return `${claims["azp"] === undefined ? "" : "Its azp counts, rather than its aud. "}Request the token for one of ${provider?.clientIds.join(", ")}, or add its audience to the provider's clientIds.`;
    case "token-expiry":
      return `It expired at ${timeOf(claims["exp"])}, and the server's time is ${now.toISOString()}.`;
    case "token-not-before":
      if (timeOf(claims["nbf"]) === undefined) return "It must be a number of seconds since 1970.";
      return `It is valid from ${timeOf(claims["nbf"])}, and the server's time is ${now.toISOString()}.`;
    case "token-signature":
      return `It was signed with another key${header["kid"] === undefined ? "" : " of that name"}, or changed afterwards.`;
    case "token-key":
      if (keys?.keys.some((key) => key["kid"] === header["kid"]))
        return `The provider's key of that name is not one for ${alg}, which the token says it was signed with.`;
      return "Tokens of another instance of the provider, or from before a restart, have other keys.";
    default:
      return "";
  }
}

function detailsOf(
  { providers, provider, keys, algorithms }: RefusedToken,
  header: Claims,
  claims: Claims,
): Partial<Record<TokenCheck, string>> {
  const ids = keys?.keys.map((key) => String(key["kid"] ?? "(no kid)")).join(", ");
  return {
    "token-issuer": `${text(claims["iss"])}; the account has ${providers.map(({ issuer }) => issuer).join(", ")}`,
    "token-algorithm": `${text(header["alg"])}; accepted are ${algorithms.join(", ")}`,
    "token-key": `${text(header["kid"])}; the provider has ${ids}`,
    "token-expiry": text(timeOf(claims["exp"])),
    "token-audience": `${text(claims["azp"] ?? claims["aud"])}; the provider has ${provider?.clientIds.join(", ")}`,
  };
}

type Claims = Readonly<Record<string, unknown>>;

/** A part of the token that anybody can read; nothing if there is no such part. */
function decoded(token: string, part: 0 | 1): Claims {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(token.split(".")[part] ?? "", "base64url").toString("utf8"),
    );
    return typeof value === "object" && value !== null ? (value as Claims) : {};
  } catch {
    return {};
  }
}

function timeOf(seconds: unknown): string | undefined {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, text(value)]])),
  );
}

function text(value: unknown): string {
  return value === undefined ? "none" : [value].flat().map(String).join(", ");
}
