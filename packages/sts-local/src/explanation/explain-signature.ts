import type { SignatureCheck } from "../authentication/check-signature.js";
import { type ComputedSignature, expectedSignature } from "../authentication/expected-signature.js";
import { type FoundCredentials, findCredentials } from "../authentication/find-credentials.js";
import { parseSigningDate, type RequestSignature } from "../authentication/request-signature.js";
import { accountOfAccessKey } from "../principal/unique-id.js";
import { StsError } from "../protocol/sts-error.js";
import type { World } from "../world/world.js";
import { CAUSES, type Cause, deviations } from "./deviations.js";
import { abridged, type Check, type Explanation } from "./explanation.js";
import type { RefusedSignature } from "./refused-signature.js";

/**
 * Explains why a signature is refused: computes what it should have been, then what it would have been with each of the likely
 * mistakes, and names the one that fits.
 *
 * @param check - which check failed, or `value` if all passed and the signature is another
 */
export async function explainSignature(
  refused: RefusedSignature,
  check: SignatureCheck,
  message: string,
): Promise<Explanation> {
  const { signature, content, now } = refused;
  const found = credentialsOf(refused);
  const facts = factsOf(refused);
  if (found instanceof StsError) return { ...explainUnknownKey(refused, found), facts };
  const computed = await expectedSignature(signature, content, found.secretAccessKey);
  const isRight = computed.signature === signature.signature;
  const more = { ...facts, ...computedFacts(computed, refused) };
  if (check !== "value") {
    const rest = isRight
      ? "Otherwise the signature is right."
      : "The signature is also another than the one that the server computed.";
    const advice = check === "clock" ? ` ${clockAdvice(signature, now)}` : "";
    return {
      cause: check,
      summary: `${message}${advice} ${rest}`,
      checks: [{ what: CHECKS[check], passed: false, detail: message }, valueCheck(isRight)],
      facts: more,
    };
  }
  const tried = new Set<Cause>();
  for (const deviation of deviations(refused, found)) {
    tried.add(deviation.cause);
    const { signature: value } = await expectedSignature(
      { ...signature, ...deviation.signature },
      { ...content, ...deviation.content },
      deviation.secretAccessKey ?? found.secretAccessKey,
    );
    if (value !== signature.signature) continue;
    return {
      cause: deviation.cause,
      summary: `The request was signed ${deviation.as}. ${deviation.advice}`,
      checks: [valueCheck(false), ...checksOf(tried, deviation.cause)],
      facts: more,
    };
  }
  return {
    cause: "unknown",
    summary:
      "The signature is that of another secret access key, or of another request. Compare the canonical request with your signer's, line by line; if both are the same, the secret is wrong.",
    checks: [valueCheck(false), ...checksOf(tried)],
    facts: more,
  };
}

function checksOf(tried: ReadonlySet<Cause>, fitting?: Cause): Check[] {
  return [...tried].map((cause) => ({ what: CAUSES[cause], passed: cause !== fitting }));
}

const CHECKS: Readonly<Record<Exclude<SignatureCheck, "value">, string>> = {
  service: "the credential scope names the service sts",
  region: "the credential scope names a region",
  "signed-headers": "the signature covers the headers that it must cover",
  "header-missing": "each header that the signature covers is in the request",
  "body-hash": "X-Amz-Content-Sha256 is the hash of the body",
  date: "the signing date has its form, and is that of the credential scope",
  clock: "the signing date is near the server's time",
};

function valueCheck(passed: boolean): Check {
  return { what: "the signature is the one that the server computed", passed };
}

function credentialsOf({
  store,
  signature: { credential, sessionToken },
}: RefusedSignature): FoundCredentials | StsError {
  try {
    return findCredentials(store, credential.accessKeyId, sessionToken);
  } catch (error) {
    if (error instanceof StsError) return error;
    throw error;
  }
}

function explainUnknownKey(
  { store, request, signature }: RefusedSignature,
  { message }: StsError,
): Omit<Explanation, "facts"> {
  const { accessKeyId } = signature.credential;
  const isTemporary = accessKeyId.startsWith("ASIA");
  if (isTemporary && signature.sessionToken === undefined) {
    const sent = Object.keys(request.headers).find((name) => name.includes("token"));
    return {
      cause: "session-token-missing",
      summary: `${accessKeyId} is the key of a session, whose session token must be sent and signed too, as X-Amz-Security-Token.${sent === undefined ? "" : ` The request has the header ${sent} instead.`} Pass the client all three: accessKeyId, secretAccessKey and sessionToken.`,
      checks: [{ what: "temporary credentials come with their session token", passed: false }],
    };
  }
  if (signature.sessionToken !== undefined) {
    const isLongTerm = keysOf(store.world).some(([id]) => id === accessKeyId);
    return {
      cause: isLongTerm ? "session-token-of-another-key" : "session-of-another-server",
      summary: isLongTerm
        ? `${message} ${accessKeyId} is a long-term key, which has none: an old AWS_SESSION_TOKEN may be left in the environment.`
        : `${message} Sessions end with the server that issued them, unless it is started with the same secret. Assume the role again; the AWS CLI keeps a profile's sessions in ~/.aws/cli/cache.`,
      checks: [{ what: "the session token was issued by this server, for this key", passed: false }],
    };
  }
  const account = accountOfAccessKey(accessKeyId);
  const keys = keysOf(store.world).map(([id, name]) => `${id} (${name})`);
  return {
    cause: "unknown-key",
    summary: `This server has no key ${accessKeyId}${account === undefined ? "" : `, which belongs to the account ${account}`}. Use one of its own: ${keys.join(", ")}.`,
    checks: [{ what: "the access key ID is one of the server's", passed: false, detail: accessKeyId }],
  };
}

function keysOf({ users }: World): (readonly [string, string])[] {
  return users.flatMap(({ name, accessKeys }) =>
    accessKeys.map(({ accessKeyId }) => [accessKeyId, name] as const),
  );
}

function clockAdvice({ signingDate }: RequestSignature, now: Date): string {
  const signedAt = parseSigningDate(signingDate);
  if (signedAt === undefined) return "";
  const seconds = Math.round((signedAt.getTime() - now.getTime()) / 1000);
  return `The caller's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} the server's, or the request was held up.`;
}

function factsOf({ signature, now }: RefusedSignature): Record<string, string> {
  const { accessKeyId, date, region, service } = signature.credential;
  return {
    accessKeyId,
    credentialScope: `${date}/${region}/${service}/aws4_request`,
    signedHeaders: signature.signedHeaders.join(";"),
    signingDate: signature.signingDate,
    serverTime: now.toISOString(),
    ...(signature.sessionToken !== undefined && { sessionToken: abridged(signature.sessionToken) }),
    signature: signature.signature,
  };
}

/** The server's side, to compare with what a signer logs. */
function computedFacts(
  computed: ComputedSignature,
  { signature, content }: RefusedSignature,
): Record<string, string> {
  const secrets = [signature.sessionToken, ...SECRET_PARAMETERS.map((name) => content.query.get(name))];
  const hide = (text: string) =>
    secrets.reduce<string>((shown, secret) => {
      if (!secret) return shown;
      return shown.replaceAll(secret, abridged(secret)).replaceAll(escaped(secret), abridged(secret));
    }, text);
  return {
    canonicalRequest: hide(computed.canonicalRequest),
    stringToSign: computed.stringToSign,
  };
}

const SECRET_PARAMETERS = ["WebIdentityToken", "SAMLAssertion", "TokenCode", "TradeInToken"];

/** As in a canonical query string. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
